import type { ReactNode } from 'react'
import { Banner } from '@/app/_ui/banner'
import { PageShell } from '@/app/_ui/page-shell'
import { isDemo } from '@/lib/settings/demo'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'

/** What surrounds every page a prospect sees. */
export async function PublicShell({ children }: { children: ReactNode }) {
  const [language, demo] = await Promise.all([preferredLanguage(), isDemo()])
  const { portal } = messagesFor(language)
  return (
    <PageShell
      portalName={portal.name}
      skipToContent={portal.skipToContent}
      footer={portal.footer}
      banner={demo ? <Banner label={portal.demoLabel} text={portal.demo} /> : null}
    >
      {children}
    </PageShell>
  )
}
