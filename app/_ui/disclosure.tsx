import type { ReactNode } from 'react'
import { ChevronIcon } from './icons'
import { VisuallyHidden } from './visually-hidden'

type DisclosureProps = {
  summary: string
  /** What the summary is about, where a page has several alike; only read out. */
  about?: string
  open?: boolean
  children: ReactNode
}

/** A quiet line that opens into more. The browser's own element: it works without JavaScript. */
export function Disclosure({ summary, about, open, children }: DisclosureProps) {
  return (
    <details open={open} className="group">
      <summary className="-ml-2 inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-md px-1 font-medium text-accent hover:underline hover:underline-offset-3">
        <ChevronIcon className="size-5 transition-transform group-open:rotate-180" />
        {summary}
        {about ? <VisuallyHidden>{about}</VisuallyHidden> : null}
      </summary>
      <div className="pt-2 pb-3">{children}</div>
    </details>
  )
}
