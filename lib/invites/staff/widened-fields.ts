import { may } from '../../staff/permissions'
import type { InviteKeeper } from './invite-scope'
import type { InviteProblems } from './invite-wish'

type Terms = {
  emails: string[]
  domains: string[]
  maxUses: number | null
  expiresAt: Date | null
  trialMinutes: number | null
  skipVerification: boolean
}

const askAdministrator =
  'This invite passes limits, so only an administrator can let more people in by it, or for longer.'

/** Whether somebody may let more people in by an invite; one that passes limits was measured by an administrator. */
export function mayWiden(staff: InviteKeeper, { skipQuotas }: { skipQuotas: string[] }): boolean {
  return skipQuotas.length === 0 || may(staff.role, 'invites.manage')
}

/** The answers that would open an invite to more people, for longer, or with less proof. */
export function widenedFields(stored: Terms, wish: Terms): InviteProblems {
  const isWider = {
    emails: isBound(stored) && (!isBound(wish) || hasMore(stored.emails, wish.emails)),
    domains: isBound(stored) && hasMore(stored.domains, wish.domains),
    maxUses: isAbove(stored.maxUses, wish.maxUses),
    expiresAt: isAbove(stored.expiresAt?.getTime() ?? null, wish.expiresAt?.getTime() ?? null),
    // Without a length it is the product's, which may be longer or shorter.
    trialLength: stored.trialMinutes !== wish.trialMinutes && !isShorter(stored, wish),
    skipVerification: wish.skipVerification && !stored.skipVerification,
  }
  return Object.fromEntries(
    Object.entries(isWider).flatMap(([field, wider]) => (wider ? [[field, askAdministrator]] : [])),
  )
}

/** An invite for nobody in particular is for everybody. */
function isBound({ emails, domains }: Terms): boolean {
  return emails.length + domains.length > 0
}

function hasMore(stored: string[], wanted: string[]): boolean {
  return wanted.some((entry) => !stored.includes(entry))
}

/** Null is without end. */
function isAbove(stored: number | null, wanted: number | null): boolean {
  return stored !== null && (wanted === null || wanted > stored)
}

function isShorter(stored: Terms, wish: Terms): boolean {
  return stored.trialMinutes !== null && wish.trialMinutes !== null && wish.trialMinutes < stored.trialMinutes
}
