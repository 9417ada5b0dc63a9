'use client'

import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import type { PublicReason } from '@/lib/signups/reasons'
import type { SignupValues } from '@/lib/signups/signup-form-state'
import { formatMoment } from '@/messages/format-moment'
import { SignupSubmit } from './signup-submit'
import type { Refusal, SignupView } from './signup-view'

type SignupRefusedProps = {
  view: SignupView
  refusal: Refusal
  contact: ReactNode
  busy: boolean
  action: (form: FormData) => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  onReopen: (() => void) | null
}

type TryAgainProps = Pick<SignupRefusedProps, 'view' | 'busy' | 'action' | 'onSubmit'> &
  Pick<Refusal, 'labels'>

export default function SignupRefused({ view, refusal, contact, onReopen, ...retry }: SignupRefusedProps) {
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
        <p className="text-lg text-muted">{refusal.meaning}</p>
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
        {contact}
      </Card>
    </main>
  )
}

/** Whether other answers, or the same ones a little later, may well lead to a trial. */
function answersHelp(reason: PublicReason): boolean {
  return !['limit-reached', 'sold-out', 'paused'].includes(reason)
}

/** In the browser's own time zone; without JavaScript in the server's, which is named as well. */
function FreesAt({ moment, before, after, language }: NonNullable<Refusal['freesAt']>) {
  return (
    <Notice>
      <p>
        {before}
        <time dateTime={moment} suppressHydrationWarning className="font-semibold">
          {formatMoment(new Date(moment), language)}
        </time>
        {after}
      </p>
    </Notice>
  )
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
