'use client'

import type { ReactNode } from 'react'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import type { PortalValues } from '@/lib/portal/staff/portal-fields'
import { LaterChanges } from '../_settings/later-changes'
import { changePortal } from './actions'

type PortalFormProps = { label: string; base: string; values: PortalValues; children: ReactNode }

/** One of the forms about the portal; its fields come from the server. */
export function PortalForm({ label, base, values, children }: PortalFormProps) {
  const { state, pending, errors, summary, action, submit } = useStaffForm(changePortal, {
    kind: 'idle',
  })
  const known = state.kind === 'problem' ? state : { values: {}, base, changes: [] }
  return (
    <form
      action={action}
      onSubmit={submit}
      aria-label={label}
      aria-busy={pending}
      noValidate
      className="flex flex-col gap-5"
    >
      {summary}
      {known.changes.length > 0 ? <LaterChanges changes={known.changes} /> : null}
      <input type="hidden" name="base" value={known.base} />
      <FormAnswers value={{ values: { ...values, ...known.values }, errors }}>{children}</FormAnswers>
      <div>
        <SubmitButton
          label="Save"
          about={` ${label}`}
          progress={pending ? 'Saving …' : null}
          className="min-w-40"
        />
      </div>
    </form>
  )
}
