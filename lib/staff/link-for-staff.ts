import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { createPasswordLink } from './password-link'

type Actor = { id: string | null; name: string }

/** A fresh link for an active person of staff to choose a password by; null when there is no such person. */
export async function linkForStaff(email: string, actor: Actor): Promise<string | null> {
  return db().$transaction(async (tx) => {
    const staff = await tx.staff.findFirst({ where: { email, deactivatedAt: null, demo: false } })
    if (!staff) return null
    const link = await createPasswordLink(tx, staff.id)
    await recordAudit(tx, { actor, action: 'staff.link-made', subject: `staff ${email}` })
    return link
  })
}
