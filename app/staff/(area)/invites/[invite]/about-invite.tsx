import type { FoundInvite } from '@/lib/invites/staff/find-staff-invite'
import { utmNames } from '@/lib/invites/staff/invite-utm'
import { messagesFor } from '@/messages'
import { Facts } from '../../_shared/facts'
import { inZone } from '../../_shared/in-zone'

/** What an invite is, line by line; what was not set is left out. */
export function AboutInvite({ invite }: { invite: FoundInvite }) {
  const { utm, recipientFirstName, recipientLastName } = invite
  const moment = (at: Date | null) => at && inZone(at)
  const { trialLength } = messagesFor('en')
  const facts: [string, string | null][] = [
    ['Product', invite.product.name],
    ['Owner', invite.owner],
    ['Opportunity', invite.opportunity],
    ['Recipient', [recipientFirstName, recipientLastName, invite.recipientEmail].filter(Boolean).join(' ')],
    ['Uses', `${invite.used} of ${invite.maxUses ?? 'any number'}`],
    ['Starts', moment(invite.startsAt)],
    ['Expires', moment(invite.expiresAt) ?? 'never'],
    ['Revoked', moment(invite.revokedAt)],
    ['Archived', moment(invite.archivedAt)],
    ['First launch', moment(invite.firstLaunchAt)],
    ['Only for addresses', invite.emails.join(', ')],
    ['Only for domains', invite.domains.join(', ')],
    ['Trial length', trialLength(invite.trialMinutes ?? invite.product.trialMinutes)],
    ['Proof of the address', invite.skipVerification ? 'not needed' : 'as the product wants it'],
    ['Does not count for limits of', invite.skipQuotas.join(', ')],
    ['Campaign labels', utmNames.flatMap((name) => (utm[name] ? [`${name} ${utm[name]}`] : [])).join(', ')],
    ['Looks at its page', `${invite.opened} by people, ${invite.previewed} by programs`],
    ['Code begins with', invite.codeStart],
  ]
  return <Facts of={facts} />
}
