import type { ReactNode } from 'react'
import { type FooterLinks, PageFooter } from './page-footer'
import { PageHeader } from './page-header'

/** Header, room for the page's own `<main id="content">`, footer. */
export function PageShell({
  portalName,
  logo,
  skipToContent,
  banner,
  trials,
  languages,
  footer,
  children,
}: {
  portalName: string
  logo: string | null
  skipToContent: string
  banner?: ReactNode
  trials: { href: string; text: string }
  languages: ReactNode
  footer: { text: string; contact: ReactNode; legal: FooterLinks }
  children: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col print:min-h-0">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-md focus:bg-surface focus:px-4 focus:py-3 focus:font-semibold"
      >
        {skipToContent}
      </a>
      <PageHeader portalName={portalName} logo={logo} banner={banner} trials={trials} languages={languages} />
      <div className="mx-auto w-full max-w-page flex-1 px-4 py-8 sm:px-6 sm:py-12">{children}</div>
      <PageFooter {...footer} />
    </div>
  )
}
