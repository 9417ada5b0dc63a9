import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { PortalContact } from '@/app/(public)/portal-contact'
import { paths } from '@/lib/paths'
import type { Messages } from '@/messages'

/** The same for everybody, whatever the handle: it may have been sent on, or made up. */
export function GoodbyeToStranger({ messages }: { messages: Messages }) {
  const { goodbye, refusal } = messages
  return (
    <Card className="flex flex-col gap-5 p-6 sm:p-10">
      <h1 className="text-2xl font-semibold">{goodbye.strangerTitle}</h1>
      <p className="text-lg text-muted">{goodbye.strangerText}</p>
      <div>
        <LinkButton href={paths.home} tone="quiet">
          {refusal.otherProducts}
        </LinkButton>
      </div>
      <PortalContact />
    </Card>
  )
}
