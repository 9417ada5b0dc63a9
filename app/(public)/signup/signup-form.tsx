'use client'

import { lazy, Suspense, useState, type ReactNode, type SyntheticEvent } from 'react'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { FormAnswers } from '@/app/_ui/form-answers'
import type { InviteOffer } from '../i/invite-offer'
import { CaptchaField } from './captcha-field'
import { SignupSubmit } from './signup-submit'
import type { SignupTexts } from './signup-texts'
import type { SignupView } from './signup-view'
import { useCaptcha } from './use-captcha'
import { useStartTrial } from './use-start-trial'

// Most people never see it, so it does not travel with the form.
const SignupRefused = lazy(() => import('./signup-refused'))
const TypoHint = lazy(() => import('./typo-hint'))

type SignupFormProps = {
  initial: SignupView
  withCaptcha: boolean
  texts: SignupTexts
  about: ReactNode
  /** Whom to ask, for a refusal. */
  contact: ReactNode
  /** How to ask for a new invite, where one led here. */
  newInvite?: InviteOffer
  /** The fields, whose markup stays on the server. */
  children: ReactNode
}

export function SignupForm({
  initial,
  withCaptcha,
  texts,
  about,
  contact,
  newInvite,
  children,
}: SignupFormProps) {
  const ownCaptcha = useCaptcha()
  const captcha = withCaptcha ? ownCaptcha : undefined
  const [touched, setTouched] = useState(false)
  const { view, busy, action, submit, reopen } = useStartTrial(initial, texts.unreachable)

  if (view.refusal)
    return (
      <SignupRefused
        view={view}
        refusal={view.refusal}
        contact={contact}
        newInvite={newInvite}
        busy={busy}
        action={action}
        onSubmit={submit}
        // The page itself refuses a paused product: there is no form to go back to.
        onReopen={initial.refusal ? null : reopen}
      />
    )

  function touch({ currentTarget }: SyntheticEvent<HTMLFormElement>) {
    setTouched(true)
    // A failed check is not repeated on every key: the box is there for that.
    if (captcha?.state === 'idle') void captcha.start(currentTarget)
  }

  const { summary } = view
  const waitingFor = captcha?.state === 'checking' ? texts.captcha.checking : texts.starting
  return (
    <main
      id="content"
      data-reason={summary?.reason ?? undefined}
      className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,30rem)] lg:gap-16"
    >
      <title>{summary ? texts.errorTitle : texts.title}</title>
      {about}
      <form
        action={action}
        onSubmit={(event) => submit(event, captcha)}
        onFocus={touch}
        onPointerDown={touch}
        onInput={touch}
        noValidate
        aria-labelledby="form-heading"
        aria-busy={busy}
        className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-5 shadow-card sm:p-8"
      >
        {summary ? <ErrorSummary {...summary} errors={view.errors} occasion={view} /> : null}
        <FormAnswers value={view}>{children}</FormAnswers>
        {touched ? (
          <Suspense>
            <TypoHint question={texts.didYouMean} />
          </Suspense>
        ) : null}
        {captcha ? <CaptchaField captcha={captcha} texts={texts.captcha} /> : null}
        <input type="hidden" name="requestId" value={view.requestId} />
        <SignupSubmit label={texts.submit} progress={busy ? waitingFor : null} />
      </form>
    </main>
  )
}
