import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { endSessionsOf } from './end-sessions'
import { isLastAdmin, lockStaffRoles } from './team/staff-roles'

type Actor = { id: string | null; name: string }

/** Locks a person of staff out, at once and everywhere. The last administrator stays. */
export async function deactivateStaff(
  email: string,
  actor: Actor,
): Promise<'deactivated' | 'unknown' | 'last-admin'> {
  return db().$transaction(async (tx) => {
    await lockStaffRoles(tx)
    const staff = await tx.staff.findFirst({ where: { email, deactivatedAt: null } })
    if (!staff) return 'unknown'
    if (await isLastAdmin(tx, staff)) return 'last-admin'
    await tx.staff.update({ where: { id: staff.id }, data: { deactivatedAt: new Date() } })
    await endSessionsOf(tx, staff.id)
    await recordAudit(tx, { actor, action: 'staff.deactivated', subject: `staff ${email}` })
    return 'deactivated'
  })
}
