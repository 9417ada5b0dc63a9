'use client'

import type { ButtonTone } from '@/app/_ui/button-look'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { TextareaField } from '@/app/_ui/textarea-field'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { Noted } from '../trial/noted'
import { askForNewInvite, type AskState } from './actions'
import type { InviteOffer } from './invite-offer'

type AskForInviteProps = {
  offer: InviteOffer
  /** What is known of the person already. */
  values: { name: string; email: string }
  /** Quiet beside something that helps better. */
  tone?: ButtonTone
}

/** Asks the owner of an invite for a new one, by a mail that the portal sends. */
export function AskForInvite({ offer: { code, page, texts }, values, tone }: AskForInviteProps) {
  const { state, pending, unreachable, action, submit } = usePostedForm<AskState>(
    askForNewInvite,
    { kind: 'idle' },
    { answeredAt: page },
  )
  if (state.kind === 'asked') return <Noted text={texts.asked} when="now" />

  const problem = unreachable
    ? { heading: texts.unreachable, text: texts.unreachableNext, errors: {} }
    : state.kind === 'problem'
      ? state
      : null
  const typed = state.kind === 'problem' ? state.values : { ...values, message: '' }
  const { errorPrefix } = texts
  return (
    <form
      action={action}
      onSubmit={submit}
      aria-busy={pending}
      noValidate
      aria-labelledby="ask-heading"
      className="flex flex-col gap-4 border-t border-line pt-5"
    >
      <h2 id="ask-heading" className="text-xl font-semibold">
        {texts.title}
      </h2>
      <p className="break-words">{texts.explanation}</p>
      {problem ? (
        <ErrorSummary
          heading={problem.heading}
          text={problem.text}
          errors={problem.errors}
          occasion={state}
        />
      ) : null}
      <input type="hidden" name="code" value={code} />
      <FormAnswers value={{ values: typed, errors: problem?.errors ?? {} }}>
        <Field
          id="name"
          texts={{ label: texts.name, errorPrefix }}
          autoComplete="name"
          spellCheck={false}
          required
        />
        <Field
          id="email"
          texts={{ label: texts.email, errorPrefix }}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </FormAnswers>
      <TextareaField
        id="message"
        texts={{ label: texts.message, remark: texts.optional }}
        defaultValue={typed.message}
      />
      <SubmitButton label={texts.send} progress={pending ? texts.sending : null} tone={tone} />
    </form>
  )
}
