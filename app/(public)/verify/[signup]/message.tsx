import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'

type MessageProps = { title: string; text: string; otherProducts: string; children?: ReactNode }

/** There is nothing to do here, and this is why. */
export function Message({ title, text, otherProducts, children }: MessageProps) {
  return (
    <main id="content" className="mx-auto max-w-prose">
      <title>{title}</title>
      <Card className="flex flex-col gap-5 p-6 sm:p-10">
        <h1 className="text-2xl font-semibold break-words">{title}</h1>
        <p className="text-lg text-muted">{text}</p>
        {children}
        <div>
          <LinkButton href="/" tone="quiet">
            {otherProducts}
          </LinkButton>
        </div>
      </Card>
    </main>
  )
}
