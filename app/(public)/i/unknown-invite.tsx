import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { pageStatusOf } from '@/lib/signups/reasons'
import { setResponseStatus } from '@/lib/web/response-status'
import { PortalContact } from '../portal-contact'
import type { Wording } from '../refusal'

const reason = 'invite-unknown'

/** Nobody can be asked for another one here: an unknown code has no owner. */
export function UnknownInvite({ messages, portal }: Wording) {
  setResponseStatus(pageStatusOf(reason))
  const { title, meaning, next } = messages.reasons[reason]
  return (
    <main id="content" data-reason={reason} className="mx-auto max-w-prose">
      <title>{messages.titleOf(title, portal)}</title>
      <Card className="flex flex-col gap-5 p-6 sm:p-10">
        <h1 className="text-2xl font-semibold">{title}</h1>
        <p className="text-lg text-muted">{meaning}</p>
        <p>{next}</p>
        <div>
          <LinkButton href={paths.home} tone="quiet">
            {messages.refusal.otherProducts}
          </LinkButton>
        </div>
        <PortalContact />
      </Card>
    </main>
  )
}
