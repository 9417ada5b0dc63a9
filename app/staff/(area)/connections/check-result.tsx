'use client'

import { useEffect, useRef } from 'react'
import { Disclosure } from '@/app/_ui/disclosure'
import type { Check } from '@/lib/frame/check/check-connection'
import type { CheckStep } from '@/lib/frame/check/check-step'
import { RawAnswer } from '../_shared/raw-answer'

const marks: Record<CheckStep['verdict'], { word: string; look: string }> = {
  well: { word: 'Works', look: 'border-success text-success' },
  watch: { word: 'Look at this', look: 'border-mark-3 text-ink' },
  wrong: { word: 'Wrong', look: 'border-danger text-danger' },
  'not-tried': { word: 'Not tried', look: 'border-field text-muted' },
}

/** How a test went, step by step. It takes the focus, so that it is read out and seen. */
export function CheckResult({ check }: { check: Check }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [check])
  return (
    <section
      ref={box}
      tabIndex={-1}
      autoFocus
      aria-labelledby="check-heading"
      className="flex flex-col gap-2 border-t border-line pt-5"
    >
      <h3 id="check-heading" className="text-lg font-semibold">
        {check.verdict === 'works' ? 'The connection works' : 'The connection does not work'}
      </h3>
      <ol className="flex flex-col">
        {check.steps.map(({ title, verdict, said, answer }) => (
          <li key={title} className="flex flex-col gap-1.5 border-b border-line py-3 last:border-b-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong className="font-semibold">{title}</strong>
              <span className={`rounded-sm border px-2 text-sm font-medium ${marks[verdict].look}`}>
                {marks[verdict].word}
              </span>
            </p>
            <p className="break-words">{said}</p>
            {answer ? (
              <Disclosure summary="The raw answer" about={` of ${title}`}>
                <RawAnswer answer={answer} about={title} />
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="text-sm text-muted">
        {check.mintedTokens === 0
          ? 'Frame gave no token.'
          : `Frame gave ${check.mintedTokens === 1 ? 'one token' : `${check.mintedTokens} tokens`}; nobody was handed it, and it ends by itself.`}
      </p>
    </section>
  )
}
