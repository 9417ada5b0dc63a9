import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import type { InviteKeeper } from './invite-scope'

/** Whether somebody of staff hears by mail of the first launch and the near end of their invites. */
export async function readInviteMails(staff: InviteKeeper): Promise<boolean> {
  const row = await db().staff.findUnique({ where: { id: staff.id }, select: { inviteMails: true } })
  return row?.inviteMails ?? false
}

export async function chooseInviteMails(staff: InviteKeeper, wanted: 'on' | 'off'): Promise<void> {
  const inviteMails = wanted === 'on'
  await db().$transaction(async (tx) => {
    const { count } = await tx.staff.updateMany({
      where: { id: staff.id, inviteMails: !inviteMails },
      data: { inviteMails },
    })
    if (count === 0) return
    await recordAudit(tx, {
      actor: { id: staff.id, name: staff.name },
      action: 'staff.invite-mails',
      subject: `staff ${staff.email}`,
      details: { wanted },
    })
  })
}
