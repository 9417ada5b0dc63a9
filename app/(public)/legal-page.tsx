import { notFound } from 'next/navigation'
import { Card } from '@/app/_ui/card'
import { findLegalText } from '@/lib/portal/find-legal-text'
import type { LegalPage as Page } from '@/lib/portal/portal-parts'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'
import { LegalText } from './legal-text'

export async function LegalPage({ page }: { page: Page }) {
  const [language, portal] = await Promise.all([preferredLanguage(), currentPortal()])
  const text = await findLegalText(page, language)
  if (!text) notFound()

  const messages = messagesFor(language)
  const title = messages.legal[page]
  return (
    <main id="content" lang={text.language === language ? undefined : text.language}>
      <title>{messages.titleOf(title, portal.name)}</title>
      <Card className="mx-auto max-w-prose p-5 sm:p-10">
        <LegalText title={messagesFor(text.language).legal[page]} markdown={text.markdown} />
      </Card>
    </main>
  )
}
