'use client'

import { useEffect, useRef, type FormEvent } from 'react'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import type { PublicReason } from '@/lib/signups/reasons'
import type { SignupFormState, SignupValues } from '@/lib/signups/signup-form-state'
import type { Language } from '@/messages'
import { formatMoment } from '@/messages/format-moment'
import { SignupSubmit } from './signup-submit'
import { momentMark, type SignupTexts } from './signup-texts'
import { TimeZoneField } from './time-zone-field'

type SignupRefusedProps = {
  state: Extract<SignupFormState, { kind: 'refused' }>
  language: Language
  texts: SignupTexts
  busy: boolean
  unreachable: boolean
  action: (form: FormData) => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  onReopen: (() => void) | null
}

export default function SignupRefused({ state, language, texts, onReopen, ...retry }: SignupRefusedProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const reason = texts.reasons[state.reason]

  return (
    <main id="content" data-reason={state.reason} className="mx-auto max-w-prose">
      <title>{texts.refusedTitle.replace(momentMark, reason.title)}</title>
      <Card className="flex flex-col gap-5 p-6 sm:p-10">
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold">
          {reason.title}
        </h1>
        <p className="text-lg text-muted">{reason.meaning}</p>
        {state.freesAt ? (
          <FreesAt moment={state.freesAt} language={language} sentence={texts.refusal.freesAt} />
        ) : null}
        <p>{reason.next}</p>
        {state.reason === 'trial-delayed' ? <TryAgain state={state} texts={texts} {...retry} /> : null}
        <div className="flex flex-col gap-3 sm:flex-row">
          {onReopen && state.reason !== 'trial-delayed' ? (
            <Button
              tone={answersHelp(state.reason) ? 'primary' : 'quiet'}
              onClick={onReopen}
              className="noscript:hidden"
            >
              {texts.refusal.backToForm}
            </Button>
          ) : null}
          <LinkButton href="/" tone="quiet">
            {texts.refusal.otherProducts}
          </LinkButton>
        </div>
      </Card>
    </main>
  )
}

/** Whether other answers, or the same ones a little later, may well lead to a trial. */
function answersHelp(reason: PublicReason): boolean {
  return !['limit-reached', 'sold-out', 'paused'].includes(reason)
}

/** In the browser's own time zone; without JavaScript in the server's, which is named as well. */
function FreesAt({ moment, language, sentence }: { moment: string; language: Language; sentence: string }) {
  const [before, after] = sentence.split(momentMark)
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
function TryAgain({
  state,
  texts,
  busy,
  unreachable,
  action,
  onSubmit,
}: Pick<SignupRefusedProps, 'state' | 'texts' | 'busy' | 'unreachable' | 'action' | 'onSubmit'>) {
  return (
    <form action={action} onSubmit={onSubmit} aria-busy={busy} className="flex flex-col gap-4">
      <div role="alert">{unreachable ? <Notice tone="warning">{texts.form.unreachable}</Notice> : null}</div>
      <input type="hidden" name="requestId" value={state.requestId} />
      <TimeZoneField />
      <HiddenValues values={state.values} />
      <SignupSubmit label={texts.refusal.tryAgain} progress={busy ? texts.form.starting : null} />
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
