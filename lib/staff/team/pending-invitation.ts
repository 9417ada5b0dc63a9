import type { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import type { Authorised } from '../staff-person'
import { mailInvitation, type Invitation } from './mail-invitation'
import { lockStaffRoles } from './staff-roles'

/** Mails the link again, as a new one; null when the person has signed in, was deactivated or is not there. */
export async function inviteAgain(actor: Authorised<'team.manage'>, id: string): Promise<Invitation | null> {
  return db().$transaction(async (tx) => {
    const email = await findInvited(tx, actor, id)
    if (email === null) return null
    const invitation = await mailInvitation(tx, { id, email, by: actor.name })
    if (invitation.kind !== 'too-many')
      await recordAudit(tx, { actor, action: 'staff.link-made', subject: `staff ${email}` })
    return invitation
  })
}

/** Takes somebody off the staff who has never signed in. Others are deactivated: what they did keeps their name. */
export async function withdrawInvitation(
  actor: Authorised<'team.manage'>,
  id: string,
): Promise<'withdrawn' | 'not-invited'> {
  return db().$transaction(async (tx) => {
    const email = await findInvited(tx, actor, id)
    if (email === null) return 'not-invited'
    await tx.staff.delete({ where: { id } })
    await recordAudit(tx, { actor, action: 'staff.invitation-withdrawn', subject: `staff ${email}` })
    return 'withdrawn'
  })
}

/** The second lock is that of use_staff_link: a link is used before or after, never meanwhile. */
async function findInvited(
  tx: Prisma.TransactionClient,
  actor: Authorised<'team.manage'>,
  id: string,
): Promise<string | null> {
  await lockStaffRoles(tx)
  // Whoever waited for the lock may have been demoted by the one before.
  const self = await tx.staff.findFirst({ where: { id: actor.id, role: 'admin', deactivatedAt: null } })
  if (!self) return null
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('staff links'))`
  const [invited] = await tx.$queryRaw<{ email: string }[]>`
    select email from staff p
    where id = ${id}::uuid and deactivated_at is null and password_hash is null and not demo
      and not exists (select from staff_sessions s where s.staff_id = p.id)
    for update`
  return invited?.email ?? null
}
