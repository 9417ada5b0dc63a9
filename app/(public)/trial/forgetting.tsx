'use client'

import type { ReactNode } from 'react'
import { Disclosure } from '@/app/_ui/disclosure'
import { Notice } from '@/app/_ui/notice'
import { SubmitButton } from '@/app/_ui/submit-button'
import { forgetThisBrowser } from './actions'
import { Noted } from './noted'
import { TrialForm } from './trial-form'
import type { TrialTexts } from './trial-texts'
import { useTrialForm } from './use-trial-form'

type ForgettingProps = {
  /** Whether there is anything to forget. */
  known: boolean
  texts: TrialTexts
  /** The page itself; after forgetting, as a stranger sees it. */
  children: ReactNode
}

/** A page that ends with "Forget this browser", and says so on top once that is done. */
export function Forgetting({ known, texts, children }: ForgettingProps) {
  const post = useTrialForm(forgetThisBrowser)
  const { forget } = texts.forms
  return (
    <>
      {post.state.kind === 'noted' ? (
        <Notice>
          <Noted text={forget.done} when="now" />
        </Notice>
      ) : null}
      {children}
      {known ? (
        <Disclosure summary={forget.ask} open={post.unreachable || undefined}>
          <TrialForm handle="" post={post} texts={texts}>
            <p className="max-w-prose text-muted">{forget.explanation}</p>
            <SubmitButton
              label={forget.confirm}
              progress={post.pending ? forget.forgetting : null}
              tone="quiet"
            />
          </TrialForm>
        </Disclosure>
      ) : null}
    </>
  )
}
