'use client'

import { lazy, useEffect, type ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { ErrorSummary } from '@/app/_ui/error-summary'
import type { SignupFormState } from '@/lib/signups/signup-form-state'
import type { Language } from '@/messages'
import { CaptchaField } from './captcha-field'
import { SignupFields } from './signup-fields'
import { SignupSubmit } from './signup-submit'
import { TimeZoneField } from './time-zone-field'
import type { SignupTexts } from './signup-texts'
import { summaryOf } from './summary-of'
import { useCaptcha } from './use-captcha'
import { useStartTrial } from './use-start-trial'

// Most people never see it, so it does not travel with the form.
const SignupRefused = lazy(() => import('./signup-refused'))

type SignupFormProps = {
  initial: SignupFormState
  withCaptcha: boolean
  language: Language
  countries: { value: string; label: string }[]
  texts: SignupTexts
  about: ReactNode
  /** The part of the form that never changes. */
  children: ReactNode
}

export function SignupForm({
  initial,
  withCaptcha,
  language,
  countries,
  texts,
  about,
  children,
}: SignupFormProps) {
  const { container, ...captcha } = useCaptcha()
  const trial = useStartTrial(initial)
  const { state, answer } = trial
  const summary = state.kind === 'form' ? summaryOf(state, trial.unreachable, texts) : null
  const needsNewCheck = withCaptcha && summary !== null && summary.asksForNewCheck

  // The server turned the solution down: find another while the person reads why.
  const { restart } = captcha
  useEffect(() => {
    if (needsNewCheck) restart()
  }, [needsNewCheck, answer, restart])

  const { reopened } = trial
  useEffect(() => {
    if (reopened) document.getElementById('email')?.focus()
  }, [reopened])

  function reopen() {
    captcha.reset()
    trial.reopen()
  }

  if (state.kind === 'refused')
    return (
      <SignupRefused
        state={state}
        language={language}
        texts={texts}
        busy={trial.preparing || trial.posting}
        unreachable={trial.unreachable}
        action={trial.action}
        onSubmit={trial.submit}
        // The page itself refuses a paused product: there is no form to go back to.
        onReopen={initial.kind === 'refused' ? null : reopen}
      />
    )

  const errors = Object.fromEntries(summary?.problems.map(({ field, text }) => [field, text]) ?? [])
  const touch = withCaptcha ? captcha.touch : undefined
  return (
    <main
      id="content"
      data-reason={state.notice ?? undefined}
      className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,30rem)] lg:gap-16"
    >
      <title>{summary ? texts.errorTitle : texts.title}</title>
      {about}
      <Card className="p-5 sm:p-8">
        <form
          action={trial.action}
          onSubmit={(event) => trial.submit(event, withCaptcha ? captcha.start() : undefined)}
          onFocus={touch}
          onPointerDown={touch}
          onInput={touch}
          noValidate
          aria-labelledby="form-heading"
          aria-busy={trial.preparing || trial.posting}
          className="flex flex-col gap-5"
        >
          {summary ? (
            <ErrorSummary
              heading={summary.heading}
              text={summary.text}
              problems={summary.problems.map(({ field, text }) => ({ href: `#${field}`, text }))}
              occasion={trial.answer}
            />
          ) : null}
          {children}
          <SignupFields values={state.values} errors={errors} countries={countries} texts={texts.form} />
          {withCaptcha ? (
            <CaptchaField
              state={captcha.state}
              container={container}
              onStart={captcha.start}
              error={errors.captcha}
              texts={texts}
            />
          ) : null}
          <input type="hidden" name="requestId" value={state.requestId} />
          <TimeZoneField />
          <SignupSubmit
            label={texts.form.submit}
            progress={
              trial.posting
                ? texts.form.starting
                : trial.preparing && withCaptcha
                  ? texts.captcha.checking
                  : null
            }
          />
        </form>
      </Card>
    </main>
  )
}
