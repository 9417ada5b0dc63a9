'use client'

import type { ReactNode } from 'react'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
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

const unreachable = {
  heading: 'The portal could not be reached',
  text: 'Nothing was sent. Check your connection and try again.',
  errors: {},
}

export function InviteForm({ action: post, initial, submit: button, invite, children }: InviteFormProps) {
  const form = usePostedForm<InviteFormState>(post, { kind: 'idle' })
  const { state, pending } = form
  const problem = form.unreachable ? unreachable : state.kind === 'problem' ? state : null
  const values = state.kind === 'problem' ? { ...initial, ...state.values } : initial
  return (
    <form
      action={form.action}
      onSubmit={form.submit}
      aria-busy={pending}
      noValidate
      className="flex max-w-[48rem] flex-col gap-8"
    >
      {problem ? (
        <ErrorSummary
          heading={problem.heading}
          text={problem.text}
          errors={problem.errors}
          occasion={state}
        />
      ) : null}
      {invite ? <input type="hidden" name="invite" value={invite} /> : null}
      <FormAnswers value={{ values, errors: problem?.errors ?? {} }}>{children}</FormAnswers>
      <SubmitButton
        label={button.label}
        progress={pending ? button.progress : null}
        className="w-full sm:w-auto"
      />
    </form>
  )
}
