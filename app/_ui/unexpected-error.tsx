'use client'

import { useEffect, useRef } from 'react'
import { Button } from './button'
import { LinkButton } from './link-button'

type Texts = { title: string; text: string; retry: string; home: string }

export function UnexpectedError({ texts, retry }: { texts: Texts; retry: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <main
      id="content"
      className="mx-auto flex w-full max-w-page flex-col items-start gap-4 px-4 py-12 sm:px-6"
    >
      <title>{texts.title}</title>
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold">
        {texts.title}
      </h1>
      <p className="max-w-prose text-lg text-muted">{texts.text}</p>
      <div className="mt-2 flex flex-wrap gap-3">
        <Button onClick={retry}>{texts.retry}</Button>
        <LinkButton href="/" tone="quiet">
          {texts.home}
        </LinkButton>
      </div>
    </main>
  )
}
