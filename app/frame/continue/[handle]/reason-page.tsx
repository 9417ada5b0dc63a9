import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { PortalContact } from '@/app/(public)/portal-contact'
import type { PublicReason } from '@/lib/signups/reasons'
import { currentPortal } from '@/lib/web/current-portal'
import type { Messages } from '@/messages'
import { ArrivingHeading } from './arriving-heading'

type ReasonPageProps = {
  reason: PublicReason
  messages: Messages
  /** What helps, above the links. */
  children: ReactNode
}

export async function ReasonPage({ reason, messages, children }: ReasonPageProps) {
  const { title, meaning, next } = messages.reasons[reason]
  const portal = await currentPortal()
  return (
    <main id="content" data-reason={reason} className="mx-auto max-w-prose">
      <title>{messages.titleOf(title, portal.name)}</title>
      <Card className="flex flex-col gap-5 p-6 sm:p-10">
        <ArrivingHeading>{title}</ArrivingHeading>
        <p className="text-lg text-muted">{meaning}</p>
        <p>{next}</p>
        {children}
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
