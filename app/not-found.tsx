import { LinkButton } from '@/app/_ui/link-button'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'
import { PublicShell } from './(public)/public-shell'

export default async function NotFound() {
  const messages = messagesFor(await preferredLanguage())
  const { notFound } = messages
  return (
    <PublicShell>
      <main id="content" className="flex max-w-prose flex-col items-start gap-4">
        <title>{messages.titleOf(notFound.title)}</title>
        <h1 className="text-2xl font-semibold">{notFound.title}</h1>
        <p className="text-lg text-muted">{notFound.text}</p>
        <LinkButton href="/" className="mt-2">
          {notFound.home}
        </LinkButton>
      </main>
    </PublicShell>
  )
}
