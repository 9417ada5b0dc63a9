import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { createPasswordLink } from './password-link'
import type { StaffRole } from './permissions'

type Actor = { id: string | null; name: string }
type NewStaff = { email: string; name: string; role: StaffRole }

/** Adds a person of staff, by canonical address; the link by which they choose a password, or null for a known address. */
export async function addStaff(person: NewStaff, actor: Actor): Promise<string | null> {
  const { email, role } = person
  return db().$transaction(async (tx) => {
    const { count } = await tx.staff.createMany({ data: person, skipDuplicates: true })
    if (count === 0) return null
    const { id } = await tx.staff.findUniqueOrThrow({ where: { email } })
    const link = await createPasswordLink(tx, id)
    await recordAudit(tx, { actor, action: 'staff.added', subject: `staff ${email}`, details: { role } })
    return link
  })
}
