'use client'

import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { askForCode, type ProveState } from './actions'

type ProveAddressProps = {
  handle: string
  texts: {
    title: string
    explanation: string
    email: string
    send: string
    sending: string
    problemHeading: string
    errorPrefix: string
    unreachable: string
    unreachableNext: string
  }
}

/** The way back for whoever lost the cookie: a code goes to the address that the trial was started with. */
export function ProveAddress({ handle, texts }: ProveAddressProps) {
  const { state, sent, pending, unreachable, action, submit } = usePostedForm<ProveState>(askForCode, {
    kind: 'idle',
  })
  const errors: Record<string, string> = state.kind === 'problem' && !unreachable ? { email: state.text } : {}
  const typed = sent?.get('email')
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} noValidate className="flex flex-col gap-4">
      <h2 className="text-xl font-semibold">{texts.title}</h2>
      <p>{texts.explanation}</p>
      {unreachable ? (
        <ErrorSummary heading={texts.unreachable} text={texts.unreachableNext} errors={{}} occasion={state} />
      ) : errors.email ? (
        <ErrorSummary heading={texts.problemHeading} text={null} errors={errors} occasion={state} />
      ) : null}
      <input type="hidden" name="handle" value={handle} />
      <FormAnswers value={{ values: { email: typeof typed === 'string' ? typed : '' }, errors }}>
        <Field
          id="email"
          texts={{ label: texts.email, errorPrefix: texts.errorPrefix }}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </FormAnswers>
      <SubmitButton label={texts.send} progress={pending ? texts.sending : null} />
    </form>
  )
}
