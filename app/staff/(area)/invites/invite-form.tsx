'use client'

import type { ReactNode } from 'react'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import type { InviteFormState, InviteFormValues } from './invite-form-state'

type InviteFormProps = {
  action: (previous: InviteFormState, form: FormData) => Promise<InviteFormState>
  initial: InviteFormValues
  submit: { label: string; progress: string }
  /** Which invite, where there is one. */
  invite?: string
  /** The fields, whose markup stays on the server. */
  children: ReactNode
}

export function InviteForm({ action: post, initial, submit: button, invite, children }: InviteFormProps) {
  const form = useStaffForm<InviteFormState>(post, { kind: 'idle' })
  const { state, pending, summary, errors } = form
  const values = state.kind === 'problem' ? { ...initial, ...state.values } : initial
  return (
    <form
      action={form.action}
      onSubmit={form.submit}
      aria-busy={pending}
      noValidate
      className="flex max-w-[48rem] flex-col gap-8"
    >
      {summary}
      {invite ? <input type="hidden" name="invite" value={invite} /> : null}
      <FormAnswers value={{ values, errors }}>{children}</FormAnswers>
      <SubmitButton
        label={button.label}
        progress={pending ? button.progress : null}
        className="w-full sm:w-auto"
      />
    </form>
  )
}
