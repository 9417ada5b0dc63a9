import { db } from '../../db'
import { hashPassword } from '../password-hash'
import type { StaffRole } from '../permissions'

export const rightPassword = 'a long enough secret'

let people = 0

/** A person of staff whom nobody used before. */
export async function addPerson({ role = 'marketing' as StaffRole, password = rightPassword } = {}) {
  people += 1
  const passwordHash = await hashPassword(password)
  return db().staff.create({
    data: { email: `person-${people}@staff.example`, name: `Person ${people}`, role, passwordHash },
  })
}
