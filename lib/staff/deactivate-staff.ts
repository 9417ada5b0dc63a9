import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { endSessionsOf } from './end-sessions'

type Actor = { id: string | null; name: string }

/** Locks a person of staff out, at once and everywhere. The last administrator stays. */
export async function deactivateStaff(
  email: string,
  actor: Actor,
): Promise<'deactivated' | 'unknown' | 'last-admin'> {
  return db().$transaction(async (tx) => {
    // One at a time, so that the last two administrators cannot lock each other out.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('staff roles'))`
    const staff = await tx.staff.findFirst({ where: { email, deactivatedAt: null } })
    if (!staff) return 'unknown'
    const others = { role: 'admin', deactivatedAt: null, demo: staff.demo, id: { not: staff.id } } as const
    if (staff.role === 'admin' && (await tx.staff.count({ where: others })) === 0) return 'last-admin'
    await tx.staff.update({ where: { id: staff.id }, data: { deactivatedAt: new Date() } })
    await endSessionsOf(tx, staff.id)
    await recordAudit(tx, { actor, action: 'staff.deactivated', subject: `staff ${email}` })
    return 'deactivated'
  })
}
