import { db } from '../db'
import { findProductPage } from '../products/find-product'
import { findInvite, type FoundInvite } from './find-invite'

/** Why an invite that exists lets nobody in now. */
export type ClosedInvite = 'invite-not-yet' | 'invite-expired' | 'invite-used-up' | 'invite-revoked'

/** What the page of an invite shows: its product, and `closed` when it lets nobody in now. Null for an unknown code. */
export async function findInvitePage(code: string) {
  const invite = await findInvite(code)
  if (!invite) return null
  const [product, closed] = await Promise.all([
    findProductPage(invite.product.slug),
    findReasonToRefuse(invite.id),
  ])
  if (!product) return null
  return {
    id: invite.id,
    owner: invite.owner,
    startsAt: invite.startsAt,
    product: { ...product, trialMinutes: invite.trialMinutes ?? product.trialMinutes },
    known: closed ? { email: soleAddress(invite) ?? '' } : knownAnswers(invite),
    closed,
  }
}

/** By the database's clock, as admission decides it. */
async function findReasonToRefuse(id: string): Promise<ClosedInvite | null> {
  const rows = await db().$queryRaw<{ reason: ClosedInvite | null }[]>`
    select refusal_of_invite(i, portal_now()) as reason from invites i where i.id = ${id}::uuid`
  return rows[0]?.reason ?? null
}

/** What nobody has to type. Only to begin with: other answers are as good, where the invite is not for certain addresses. */
function knownAnswers(invite: FoundInvite) {
  return {
    email: soleAddress(invite) ?? invite.recipientEmail ?? '',
    firstName: invite.recipientFirstName ?? '',
    lastName: invite.recipientLastName ?? '',
  }
}

/** The one address an invite is for. */
function soleAddress({ emails, domains }: FoundInvite): string | null {
  const [first = null] = emails
  return emails.length === 1 && domains.length === 0 ? first : null
}
