import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { findInviteToAsk } from '@/lib/invites/find-invite-to-ask'
import { paths } from '@/lib/paths'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { messagesFor } from '@/messages'
import { AskForInvite } from '../../ask-for-invite'
import { inviteOffer } from '../../invite-offer'
import { OwnerContact } from '../../owner-contact'
import { UnknownInvite } from '../../unknown-invite'

/** Where the wish for a new invite is answered without JavaScript; with it, that happens where the form stands. */
export default async function AskForInvitePage({ params }: { params: Promise<{ code: string }> }) {
  const [{ code }, language, portal] = await Promise.all([params, preferredLanguage(), currentPortal()])
  const messages = messagesFor(language)
  const invite = await findInviteToAsk(code)
  if (!invite) return <UnknownInvite messages={messages} language={language} portal={portal.name} />

  const { product, owner } = invite
  const offer = inviteOffer(code, owner, messages)
  const { title, unavailableNext, backToInvite } = messages.invite.ask
  return (
    <main id="content" className="mx-auto max-w-prose">
      <title>{messages.titleOf(title, portal.name)}</title>
      <Card className="flex flex-col gap-5 p-6 sm:p-10">
        <h1 className="text-2xl font-semibold">{messages.signup.title(product.name)}</h1>
        {offer ? <AskForInvite offer={offer} values={{ name: '', email: '' }} /> : <p>{unavailableNext}</p>}
        {code.includes('.') ? null : (
          <div>
            <LinkButton href={paths.invite(code)} tone="quiet">
              {backToInvite}
            </LinkButton>
          </div>
        )}
        <OwnerContact owner={owner} messages={messages} />
      </Card>
    </main>
  )
}
