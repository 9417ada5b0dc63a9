'use client'

import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SelectField } from '@/app/_ui/select-field'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import { InvitationDone } from './invitation-done'
import type { TeamState } from './team-state'

type InviteColleagueFormProps = {
  action: (previous: TeamState, form: FormData) => Promise<TeamState>
  roles: { [role: string]: string }
}

const errorPrefix = 'Error:'
/** Puts a colleague on the staff and mails them a link. */
export function InviteColleagueForm({ action: post, roles }: InviteColleagueFormProps) {
  const { state, pending, errors, summary, action, submit } = useStaffForm(post, { kind: 'idle' })
  const values = state.kind === 'problem' ? state.values : { role: 'marketing' }
  return (
    <form
      // A new form once an invitation is on its way.
      key={state.kind === 'done' ? state.text : 'open'}
      action={action}
      onSubmit={submit}
      aria-busy={pending}
      noValidate
      className="flex flex-col gap-5"
    >
      {state.kind === 'done' && !summary ? <InvitationDone state={state} /> : null}
      {summary}
      <FormAnswers value={{ values, errors }}>
        <div className="grid gap-5 md:grid-cols-[1fr_1fr_auto]">
          <Field id="name" texts={{ label: 'Name', errorPrefix }} type="text" autoComplete="off" required />
          <Field
            id="email"
            texts={{ label: 'E-mail', errorPrefix }}
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <SelectField id="role" texts={{ label: 'Role', errorPrefix }} options={roles} required />
        </div>
      </FormAnswers>
      <SubmitButton label="Invite" progress={pending ? 'Inviting …' : null} className="w-full sm:w-auto" />
    </form>
  )
}
