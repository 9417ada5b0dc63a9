import { db } from '../db'
import type { InviteVisit } from './judge-invite-visit'

/** Counts a look at an invite's page. Uses are another matter: admission alone counts those. */
export async function countInviteVisit(inviteId: string, visit: InviteVisit): Promise<void> {
  await db().invite.updateMany({ where: { id: inviteId }, data: { [visit]: { increment: 1 } } })
}
