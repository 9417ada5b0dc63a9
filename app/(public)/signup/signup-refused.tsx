'use client'

import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import { FreesAt } from '@/app/(public)/frees-at'
import { AskForInvite } from '@/app/(public)/i/ask-for-invite'
import type { InviteOffer } from '@/app/(public)/i/invite-offer'
import type { Refusal } from '@/app/(public)/refusal'
import type { PublicReason } from '@/lib/signups/reasons'
import type { SignupValues } from '@/lib/signups/signup-form-state'
import { SignupSubmit } from './signup-submit'
import type { SignupView } from './signup-view'

type SignupRefusedProps = {
  view: SignupView
  refusal: Refusal
  contact: ReactNode
  newInvite?: InviteOffer
  busy: boolean
  action: (form: FormData) => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  onReopen: (() => void) | null
}

type TryAgainProps = Pick<SignupRefusedProps, 'view' | 'busy' | 'action' | 'onSubmit'> &
  Pick<Refusal, 'labels'>

export default function SignupRefused({
  view,
  refusal,
  contact,
  newInvite,
  onReopen,
  ...retry
}: SignupRefusedProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { reason, labels } = refusal

  return (
    <main id="content" data-reason={reason} className="mx-auto max-w-prose">
      <title>{refusal.pageTitle}</title>
      <Card className="flex flex-col gap-5 p-6 sm:p-10">
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold">
          {refusal.title}
        </h1>
        <p lang={refusal.meaningLanguage} className="text-lg break-words whitespace-pre-line text-muted">
          {refusal.meaning}
        </p>
        {refusal.freesAt ? <FreesAt {...refusal.freesAt} /> : null}
        <p>{refusal.next}</p>
        {reason === 'trial-delayed' ? <TryAgain view={view} labels={labels} {...retry} /> : null}
        <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
          {onReopen && reason !== 'trial-delayed' ? (
            <Button
              tone={answersHelp(reason) ? 'primary' : 'quiet'}
              onClick={onReopen}
              className="noscript:hidden"
            >
              {labels.backToForm}
            </Button>
          ) : null}
          {reason === 'already-has-trial' ? (
            <LinkButton href="/trial" tone="quiet">
              {labels.openYourTrial}
            </LinkButton>
          ) : null}
          <LinkButton href="/" tone="quiet">
            {labels.otherProducts}
          </LinkButton>
        </div>
        {newInvite && reason.startsWith('invite-') ? (
          <AskForInvite
            offer={newInvite}
            values={answersOf(view)}
            tone={answersHelp(reason) ? 'quiet' : 'primary'}
          />
        ) : null}
        {contact}
      </Card>
    </main>
  )
}

/** Whether other answers, or the same ones a little later, may well lead to a trial. */
function answersHelp(reason: PublicReason): boolean {
  return !['limit-reached', 'sold-out', 'paused', 'invite-over', 'invite-not-yet', 'invite-unknown'].includes(
    reason,
  )
}

/** What the person told already, for the form that asks for a new invite. */
function answersOf({ values: { email, firstName, lastName } }: SignupView) {
  return { name: `${firstName} ${lastName}`.trim(), email }
}

/** Posts the very same request again, so that it can only lead to the same trial. */
function TryAgain({ view, labels, busy, action, onSubmit }: TryAgainProps) {
  return (
    <form action={action} onSubmit={onSubmit} aria-busy={busy} className="flex flex-col gap-4">
      <div role="alert">{view.summary ? <Notice tone="warning">{view.summary.heading}</Notice> : null}</div>
      <input type="hidden" name="requestId" value={view.requestId} />
      <HiddenValues values={view.values} />
      <SignupSubmit label={labels.tryAgain} progress={busy ? labels.starting : null} />
    </form>
  )
}

function HiddenValues({ values }: { values: SignupValues }) {
  const { consent, ...answers } = values
  return (
    <>
      {Object.entries(answers).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {consent ? <input type="hidden" name="consent" value="on" /> : null}
    </>
  )
}
