import { LinkButton } from '@/app/_ui/link-button'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'

/** Inside the shell that the layout of these pages brings. */
export default async function PublicNotFound() {
  const [language, portal] = await Promise.all([preferredLanguage(), currentPortal()])
  const messages = messagesFor(language)
  const { notFound } = messages
  return (
    <main id="content" className="flex max-w-prose flex-col items-start gap-4">
      <title>{messages.titleOf(notFound.title, portal.name)}</title>
      <h1 className="text-2xl font-semibold">{notFound.title}</h1>
      <p className="text-lg text-muted">{notFound.text}</p>
      <LinkButton href="/" className="mt-2">
        {notFound.home}
      </LinkButton>
    </main>
  )
}
