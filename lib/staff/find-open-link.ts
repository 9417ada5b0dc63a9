import { db } from '../db'
import { readStaffLinkKey } from './staff-link-key'

type Purpose = 'first-admin' | 'password'
type OpenLink = { id: string; staff: { id: string; email: string; name: string } | null }

/** The link of a key, without using it up: mail scanners and people only looking follow links too. Null when it is void. */
export async function findOpenLink(key: string, purpose: Purpose): Promise<OpenLink | null> {
  const id = readStaffLinkKey(key)
  if (id === null) return null
  const [open] = await db().$queryRaw<{ staffId: string | null }[]>`
    select l.staff_id as "staffId" from staff_links l
    where l.id = ${id}::uuid and l.purpose = ${purpose} and staff_link_is_open(l)`
  if (!open) return null
  if (open.staffId === null) return { id, staff: null }
  const select = { id: true, email: true, name: true }
  return { id, staff: await db().staff.findUnique({ where: { id: open.staffId }, select }) }
}
