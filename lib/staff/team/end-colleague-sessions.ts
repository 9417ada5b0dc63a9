import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import type { Authorised } from '../staff-person'

/** Ends one session of somebody on the staff, or all of them; their next request leads to the sign-in. Gives how many ended. */
export async function endColleagueSessions(
  actor: Authorised<'team.manage'>,
  { person, session }: { person: string; session: string | 'all' },
): Promise<number> {
  return db().$transaction(async (tx) => {
    const which = { staffId: person, endedAt: null, ...(session !== 'all' && { id: session }) }
    const { count } = await tx.staffSession.updateMany({ where: which, data: { endedAt: new Date() } })
    const colleague = await tx.staff.findUnique({ where: { id: person }, select: { email: true } })
    if (count === 0 || !colleague) return 0
    await recordAudit(tx, {
      actor,
      action: 'staff.sessions-ended',
      subject: `staff ${colleague.email}`,
      details: { sessions: count },
    })
    return count
  })
}
