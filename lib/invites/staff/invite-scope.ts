import { Prisma } from '@/prisma/generated/client'
import { may } from '../../staff/permissions'
import type { Authorised } from '../../staff/staff-person'

/** Whoever opens the pages of invites. */
export type InviteReader = Authorised<'invites.open'>

/** Whoever makes and changes invites: their own, or all. */
export type InviteKeeper = Authorised<'invites.own'>

/** Of the rows `invites i`, those that somebody may see (A4). */
export function visibleTo(staff: InviteReader): Prisma.Sql {
  return may(staff.role, 'invites.read') ? Prisma.sql`true` : ownedBy(staff.email)
}

/** Of the rows `invites i`, those that somebody may change and whose links they may know (A4). */
export function keptBy(staff: InviteKeeper): Prisma.Sql {
  return may(staff.role, 'invites.manage') ? Prisma.sql`true` : ownedBy(staff.email)
}

function ownedBy(email: string): Prisma.Sql {
  return Prisma.sql`lower(i.owner) = lower(${email})`
}
