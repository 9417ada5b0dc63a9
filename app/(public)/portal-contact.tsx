import { ContactLine } from '@/app/_ui/contact-line'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'

/** Whom to ask about this portal; nothing as long as settings name nobody. */
export async function PortalContact() {
  const [language, { contact }] = await Promise.all([preferredLanguage(), currentPortal()])
  return contact ? <ContactLine question={messagesFor(language).portal.questions} contact={contact} /> : null
}
