'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { FreesAt } from '@/app/(public)/frees-at'
import { AskForInvite } from '@/app/(public)/i/ask-for-invite'
import type { InviteOffer } from '@/app/(public)/i/invite-offer'
import type { Refusal } from '@/app/(public)/refusal'
import { goOnToTrial } from './actions'
import type { VerifyTexts } from './verify-texts'
import type { VerifyView } from './verify-view'

type VerifyRefusedProps = {
  /** The signup that can be tried again; null where it cannot from here. */
  handle: string | null
  product: { slug: string; name: string }
  refusal: Refusal
  /** How to ask for a new invite, where one led here and lets nobody in any more. */
  newInvite?: InviteOffer
  startAgain: string
  texts: VerifyTexts
  contact: ReactNode
}

/** The address was proved, and still there is no trial: why, and what can be done. */
export function VerifyRefused({ handle, product, startAgain, texts, contact, ...given }: VerifyRefusedProps) {
  const post = usePostedForm<VerifyView>(goOnToTrial, { kind: 'idle' })
  const { refusal, newInvite } = post.state.kind === 'refused' ? post.state : given
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [refusal])
  const isDelayed = refusal.reason === 'trial-delayed'

  return (
    <main id="content" data-reason={refusal.reason} className="mx-auto max-w-prose">
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
        {handle !== null && isDelayed ? (
          <form action={post.action} onSubmit={post.submit} aria-busy={post.pending}>
            <input type="hidden" name="signup" value={handle} />
            <SubmitButton label={texts.tryAgain} progress={post.pending ? texts.checking : null} />
          </form>
        ) : null}
        <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
          {refusal.reason === 'already-has-trial' ? (
            <LinkButton href="/trial">{texts.openYourTrial}</LinkButton>
          ) : isDelayed ? null : (
            <LinkButton href={`/try/${product.slug}`} tone="quiet">
              {startAgain}
            </LinkButton>
          )}
          <LinkButton href="/" tone="quiet">
            {texts.otherProducts}
          </LinkButton>
        </div>
        {newInvite ? <AskForInvite offer={newInvite} values={{ name: '', email: '' }} /> : null}
        {contact}
      </Card>
    </main>
  )
}
