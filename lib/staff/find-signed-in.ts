import { db } from '../db'
import { isDemo } from '../settings/demo'
import type { StaffRole } from './permissions'
import { decodeSession } from './session-token'
import type { StaffPerson } from './staff-person'

type Row = { id: string; email: string; name: string; role: StaffRole; demo: boolean }

/**
 * Whose session a cookie names. The row is read each time, so a changed role, a deactivation and the end of the demo
 * act at once (A20).
 */
export async function findSignedIn(cookie: string | undefined): Promise<StaffPerson | null> {
  const named = await decodeSession(cookie)
  if (!named) return null
  const rows = await db().$queryRaw<Row[]>`
    select id, email, name, role::text as role, demo
    from use_staff_session(${named.session}::uuid, ${named.staff}::uuid)`
  const [row] = rows
  if (!row || (row.demo && !(await isDemo()))) return null
  const { id, email, name, role } = row
  return { id, email, name, role, session: named.session }
}
