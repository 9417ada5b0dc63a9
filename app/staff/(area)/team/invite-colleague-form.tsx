'use client'

import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SelectField } from '@/app/_ui/select-field'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { InvitationDone } from './invitation-done'
import type { TeamState } from './team-state'

type InviteColleagueFormProps = {
  action: (previous: TeamState, form: FormData) => Promise<TeamState>
  roles: { [role: string]: string }
}

const errorPrefix = 'Error:'
const unreachable = {
  heading: 'The portal could not be reached',
  text: 'Nothing was sent. Check your connection and try again.',
  errors: {},
}

/** Puts a colleague on the staff and mails them a link. */
export function InviteColleagueForm({ action: post, roles }: InviteColleagueFormProps) {
  const { state, pending, unreachable: isUnreachable, action, submit } = usePostedForm(post, { kind: 'idle' })
  const problem = isUnreachable ? unreachable : state.kind === 'problem' ? state : null
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
      {state.kind === 'done' && !isUnreachable ? <InvitationDone state={state} /> : null}
      {problem ? (
        <ErrorSummary
          heading={problem.heading}
          text={problem.text}
          errors={problem.errors}
          occasion={state}
        />
      ) : null}
      <FormAnswers value={{ values, errors: problem?.errors ?? {} }}>
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
