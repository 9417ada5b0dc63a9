'use client'

import { useEffect, useRef } from 'react'
import { Card } from '@/app/_ui/card'
import { CopyButton } from '@/app/_ui/copy-button'
import { Disclosure } from '@/app/_ui/disclosure'
import { LinkButton } from '@/app/_ui/link-button'
import { CodeBlock } from '../_shared/code-block'
import { RawAnswer } from '../_shared/raw-answer'
import type { ShownToken } from './playground-state'

/** A token, what it says of itself, what Frame says of it, and where it leads. */
export function TokenShown({ shown }: { shown: ShownToken }) {
  const { token, expiresAt, timeLeft, claims, assertions, launchUrl } = shown
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [shown])
  return (
    <section ref={box} tabIndex={-1} autoFocus aria-labelledby="token-heading">
      <Card className="flex flex-col gap-5 p-5 sm:p-6">
        <h2 id="token-heading" className="text-lg font-semibold">
          Frame gave a token
        </h2>
        <p>
          It ends in {timeLeft}, at <time dateTime={expiresAt}>{expiresAt.slice(0, 19)}Z</time>. Whoever holds
          it is this person until then.
        </p>
        <div>
          <LinkButton href={launchUrl} target="_blank" rel="noopener noreferrer">
            Open the Launchpad
            <span className="sr-only"> in a new tab</span>
          </LinkButton>
        </div>
        <Disclosure summary="Show the token">
          <div className="flex flex-col items-start gap-3">
            <CodeBlock label="The token" text={token} wraps />
            <CopyButton text={token} label="the token" />
          </div>
        </Disclosure>
        <div
          className="overflow-x-auto"
          tabIndex={0}
          role="region"
          aria-label="What the token says of itself"
        >
          <table className="w-full text-left text-sm">
            <caption className="pb-2 text-left text-base font-medium">What the token says of itself</caption>
            <thead className="text-muted">
              <tr>
                {['Claim', 'Value', 'Means'].map((head) => (
                  <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {claims.map(({ name, value, meaning }) => (
                <tr key={name} className="border-t border-line align-top">
                  <th scope="row" className="py-1.5 pr-4 font-medium">
                    {name}
                  </th>
                  <td className="min-w-40 py-1.5 pr-4 break-all">{value}</td>
                  <td className="min-w-40 py-1.5 text-muted">{meaning}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="flex flex-col gap-2">
          <h3 className="font-medium">What Frame&apos;s assertions say to this token</h3>
          {assertions.kind === 'answered' ? (
            <RawAnswer answer={assertions.answer} about="assertions" />
          ) : (
            <p>{assertions.problem}</p>
          )}
        </div>
      </Card>
    </section>
  )
}
