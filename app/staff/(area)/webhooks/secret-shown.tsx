'use client'

import { useEffect, useRef } from 'react'
import { CopyButton } from '@/app/_ui/copy-button'
import { LinkButton } from '@/app/_ui/link-button'

type SecretShownProps = { heading: string; secret: string; next: { href: string; label: string } }

/** The one time that a secret is shown. It takes the focus, so that nobody goes on without having seen it. */
export function SecretShown({ heading, secret, next }: SecretShownProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      tabIndex={-1}
      autoFocus
      className="flex flex-col gap-4 rounded-md border-2 border-mark-3 bg-notice-soft p-5"
    >
      <div role="status" className="flex flex-col gap-2">
        <h2 className="text-lg font-semibold">{heading}</h2>
        <p className="max-w-prose">
          Copy the secret into the receiver now: it is shown this once, and cannot be read again.
        </p>
        <p>
          <code className="block rounded-md border border-field bg-surface px-3 py-2.5 break-all select-all">
            {secret}
          </code>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={secret} label="the secret" />
        <LinkButton href={next.href}>{next.label}</LinkButton>
      </div>
    </div>
  )
}
