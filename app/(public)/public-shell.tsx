import type { ReactNode } from 'react'
import { Banner } from '@/app/_ui/banner'
import { LanguageSwitch } from '@/app/_ui/language-switch'
import { PageShell } from '@/app/_ui/page-shell'
import { paths } from '@/lib/paths'
import { isDemo } from '@/lib/settings/demo'
import { currentPortal } from '@/lib/web/current-portal'
import { languageLinks, preferredLanguage } from '@/lib/web/language'
import { languageNames, messagesFor } from '@/messages'
import { PortalContact } from './portal-contact'

/** What surrounds every page a prospect sees. */
export async function PublicShell({ children }: { children: ReactNode }) {
  const [language, links, portal, demo] = await Promise.all([
    preferredLanguage(),
    languageLinks(),
    currentPortal(),
    isDemo(),
  ])
  const messages = messagesFor(language)
  const options = links.map((link) => ({
    ...link,
    name: languageNames[link.language],
    current: link.language === language,
  }))
  return (
    <PageShell
      portalName={portal.name}
      logo={portal.logoPath}
      skipToContent={messages.portal.skipToContent}
      banner={demo ? <Banner label={messages.portal.demoLabel} text={messages.portal.demo} /> : null}
      trials={{ href: paths.trial, text: messages.trialPage.title }}
      languages={<LanguageSwitch label={messages.portal.language} options={options} />}
      footer={{
        text: messages.portal.footer,
        contact: <PortalContact />,
        legal: {
          label: messages.portal.legalPages,
          links: portal.legalPages.map((page) => ({ href: paths.legal(page), text: messages.legal[page] })),
        },
      }}
    >
      {children}
    </PageShell>
  )
}
