'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { ProductMark } from '@/app/_ui/product-mark'
import { SubmitButton } from '@/app/_ui/submit-button'
import { openTrialAgain } from '@/app/(public)/trial/actions'
import { TrialForm } from '@/app/(public)/trial/trial-form'
import type { TrialTexts } from '@/app/(public)/trial/trial-texts'
import { useTrialForm } from '@/app/(public)/trial/use-trial-form'
import type { PublicReason } from '@/lib/signups/reasons'
import { pageMark } from './page-mark'

type ContinueTrialProps = {
  handle: string
  returnUrl: string
  /** Why the bounce ended here; null when only a press of the button is wanted. */
  reasonOfVisit: PublicReason | null
  product: string
  heading: string
  title: string
  texts: TrialTexts
  /** In whose name, and for how long. */
  children: ReactNode
}

export function ContinueTrial({ handle, returnUrl, reasonOfVisit, texts, ...page }: ContinueTrialProps) {
  const router = useRouter()
  const post = useTrialForm(openTrialAgain)
  const refusal = post.state.kind === 'refused' ? post.state.reason : null
  const reason = refusal ?? reasonOfVisit
  const heading = useRef<HTMLHeadingElement>(null)

  // The trial is over, or this browser no longer its own: the server has another page for that.
  const isOver = refusal === 'trial-ended' || refusal === 'trial-revoked' || refusal === 'unknown-browser'
  useEffect(() => {
    if (isOver) router.refresh()
    else if (refusal) heading.current?.focus()
  }, [isOver, refusal, post.state, router])

  const text = reason ? texts.reasons[reason] : null
  const headline = text?.title ?? page.heading
  return (
    <main id="content" data-reason={reason ?? undefined} className="mx-auto max-w-prose">
      <title>{page.title.replace(pageMark, () => headline)}</title>
      <Card className="overflow-hidden">
        <ProductMark name={page.product} columns={16} rows={2} />
        <div className="flex flex-col gap-5 p-6 sm:p-10">
          <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold break-words">
            {headline}
          </h1>
          {text ? (
            <>
              <p className="text-lg text-muted">{text.meaning}</p>
              <p>{text.next}</p>
              <h2 className="text-xl font-semibold break-words">{page.heading}</h2>
            </>
          ) : null}
          {page.children}
          <TrialForm handle={handle} post={post} texts={texts} refusal="elsewhere">
            <input type="hidden" name="returnUrl" value={returnUrl} />
            <SubmitButton
              label={text ? texts.forms.tryAgain : texts.forms.continue}
              progress={post.pending ? texts.forms.opening : null}
            />
          </TrialForm>
        </div>
      </Card>
    </main>
  )
}
