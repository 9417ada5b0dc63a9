'use client'

import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { FormAnswers } from '@/app/_ui/form-answers'
import { Notice } from '@/app/_ui/notice'
import { ProductMark } from '@/app/_ui/product-mark'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { checkCode } from './actions'
import { GoOn } from './go-on'
import { Message } from './message'
import { SendAgain } from './send-again'
import { VerifyRefused } from './verify-refused'
import type { VerifyTexts } from './verify-texts'
import type { VerifyView } from './verify-view'

type EnterCodeProps = {
  handle: string
  product: { slug: string; name: string }
  sentTo: string
  /** The address was proved already, by the link elsewhere. */
  mayGoOn: boolean
  /** Answers whether it was proved meanwhile. */
  stateUrl: string
  startAgain: string
  /** In a demo, where the mail is. */
  demoMailbox: { url: string; text: string } | null
  texts: VerifyTexts
  contact: ReactNode
}

export function EnterCode({ handle, product, sentTo, texts, contact, ...page }: EnterCodeProps) {
  const post = usePostedForm<VerifyView>(checkCode, { kind: 'idle' })
  const { state, unreachable, pending } = post
  if (state.kind === 'refused')
    return (
      <VerifyRefused
        handle={handle}
        product={product}
        refusal={state.refusal}
        newInvite={state.newInvite}
        startAgain={page.startAgain}
        texts={texts}
        contact={contact}
      />
    )
  if (state.kind === 'over') return <Message {...texts.over} otherProducts={texts.otherProducts} />

  const problem = state.kind === 'problem' && !unreachable ? state.text : null
  const errors: Record<string, string> = problem ? { code: problem } : {}
  const typed = post.sent?.get('code')
  return (
    <main id="content" className="mx-auto max-w-prose">
      <title>{problem ? texts.errorTitle : texts.pageTitle}</title>
      <Card className="overflow-hidden">
        <ProductMark name={product.name} columns={16} rows={2} />
        <div className="flex flex-col gap-6 p-6 sm:p-10">
          <h1 className="text-2xl font-semibold">{texts.title}</h1>
          <div className="flex flex-col gap-2">
            <p className="text-lg break-words">{sentTo}</p>
            {page.demoMailbox ? (
              <p>
                <a
                  href={page.demoMailbox.url}
                  target="_blank"
                  className="text-accent underline underline-offset-3 hover:text-accent-strong"
                >
                  {page.demoMailbox.text}
                </a>
              </p>
            ) : null}
          </div>
          <GoOn handle={handle} mayGoOn={page.mayGoOn} stateUrl={page.stateUrl} texts={texts} />
          <form
            action={post.action}
            onSubmit={post.submit}
            aria-busy={pending}
            noValidate
            className="flex flex-col gap-5"
          >
            {unreachable ? (
              <ErrorSummary
                heading={texts.unreachable}
                text={texts.unreachableNext}
                errors={{}}
                occasion={state}
              />
            ) : null}
            {problem ? (
              <ErrorSummary heading={texts.problemHeading} text={null} errors={errors} occasion={state} />
            ) : null}
            <input type="hidden" name="signup" value={handle} />
            <FormAnswers value={{ values: { code: typeof typed === 'string' ? typed : '' }, errors }}>
              <Field
                id="code"
                texts={{ label: texts.code, remark: texts.codeHint, errorPrefix: texts.errorPrefix }}
                type="text"
                inputMode="numeric"
                autoComplete="one-time-code"
                required
              />
            </FormAnswers>
            <SubmitButton label={texts.submit} progress={pending ? texts.checking : null} />
          </form>
          <Notice>
            <div className="flex flex-col gap-3">
              <h2 className="font-semibold">{texts.notArrived}</h2>
              <p>{texts.notArrivedText}</p>
              <SendAgain handle={handle} texts={texts} />
              <p>
                <a href={`/try/${product.slug}`} className="underline underline-offset-3 hover:no-underline">
                  {page.startAgain}
                </a>
              </p>
            </div>
          </Notice>
          {contact}
        </div>
      </Card>
    </main>
  )
}
