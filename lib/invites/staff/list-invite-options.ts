import { db } from '../../db'
import { may } from '../../staff/permissions'
import { findOwners } from './create-invites'
import type { InviteKeeper } from './invite-scope'

/** What can be chosen in the form of an invite; owners only by those who manage the invites of all. */
export async function listInviteOptions(staff: InviteKeeper) {
  const [products, owners] = await Promise.all([
    db().product.findMany({ orderBy: { name: 'asc' }, select: { slug: true, name: true } }),
    may(staff.role, 'invites.manage') ? findOwners() : null,
  ])
  return { products, owners: owners && [...owners] }
}
