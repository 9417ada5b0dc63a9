import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import type { Authorised } from '../staff-person'

/** Ends one of one's own other sessions, or all others. Gives how many ended; the one that asks stays. */
export async function endOwnSessions(
  staff: Authorised<'area.enter'>,
  session: string | 'others',
): Promise<number> {
  return db().$transaction(async (tx) => {
    const others = { id: { not: staff.session } }
    const which = {
      staffId: staff.id,
      endedAt: null,
      AND: [others, session === 'others' ? {} : { id: session }],
    }
    const { count } = await tx.staffSession.updateMany({ where: which, data: { endedAt: new Date() } })
    if (count > 0) {
      const subject = `staff ${staff.email}`
      const details = { sessions: count }
      await recordAudit(tx, { actor: staff, action: 'staff.sessions-ended', subject, details })
    }
    return count
  })
}
