import type { ReactNode } from 'react'
import { PageFooter } from './page-footer'
import { PageHeader } from './page-header'

/** Header, room for the page's own `<main id="content">`, footer. */
export function PageShell({
  portalName,
  skipToContent,
  footer,
  banner,
  children,
}: {
  portalName: string
  skipToContent: string
  footer: string
  banner?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-md focus:bg-surface focus:px-4 focus:py-3 focus:font-semibold"
      >
        {skipToContent}
      </a>
      <PageHeader portalName={portalName} banner={banner} />
      <div className="mx-auto w-full max-w-page flex-1 px-4 py-8 sm:px-6 sm:py-12">{children}</div>
      <PageFooter text={footer} />
    </div>
  )
}
