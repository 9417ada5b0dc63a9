'use client'

import type { ReactNode } from 'react'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { ProductMark } from '@/app/_ui/product-mark'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { confirmByLink } from './actions'
import { Message } from './message'
import { VerifyRefused } from './verify-refused'
import type { VerifyTexts } from './verify-texts'
import type { VerifyView } from './verify-view'

type ConfirmLinkProps = {
  linkKey: string
  product: { slug: string; name: string }
  heading: string
  text: string
  /** The link was opened in the browser that asked. */
  isWaiting: boolean
  startAgain: string
  texts: VerifyTexts
  contact: ReactNode
}

/** What a mailed link shows. Only a button confirms, because programs open links too. */
export function ConfirmLink({
  linkKey,
  product,
  isWaiting,
  startAgain,
  texts,
  contact,
  ...page
}: ConfirmLinkProps) {
  const post = usePostedForm<VerifyView>(confirmByLink, { kind: 'idle' })
  const { state, pending, unreachable } = post
  const { confirm } = texts
  if (state.kind === 'over') return <Message {...texts.over} otherProducts={texts.otherProducts} />
  if (state.kind === 'confirmed')
    return <Message title={confirm.done} text={confirm.doneNext} otherProducts={texts.otherProducts} />
  if (state.kind === 'refused')
    return (
      <VerifyRefused
        handle={null}
        product={product}
        refusal={state.refusal}
        newInvite={state.newInvite}
        startAgain={startAgain}
        texts={texts}
        contact={contact}
      />
    )
  return (
    <main id="content" className="mx-auto max-w-prose">
      <title>{page.heading}</title>
      <Card className="overflow-hidden">
        <ProductMark name={product.name} columns={16} rows={2} />
        <form
          action={post.action}
          onSubmit={post.submit}
          aria-busy={pending}
          className="flex flex-col gap-5 p-6 sm:p-10"
        >
          <h1 className="text-2xl font-semibold break-words">{page.heading}</h1>
          <p className="text-lg break-words">{page.text}</p>
          {unreachable ? (
            <ErrorSummary
              heading={texts.unreachable}
              text={texts.unreachableNext}
              errors={{}}
              occasion={state}
            />
          ) : null}
          <input type="hidden" name="key" value={linkKey} />
          {isWaiting ? null : (
            <div className="flex flex-col gap-1.5">
              <Button type="submit" name="where" value="there" aria-describedby="there-hint">
                {pending ? confirm.confirming : confirm.there}
              </Button>
              <p id="there-hint" className="text-sm text-muted">
                {confirm.thereHint}
              </p>
            </div>
          )}
          <Button type="submit" name="where" value="here" tone={isWaiting ? 'primary' : 'quiet'}>
            {isWaiting && pending ? confirm.confirming : confirm.here}
          </Button>
          {contact}
        </form>
      </Card>
    </main>
  )
}
