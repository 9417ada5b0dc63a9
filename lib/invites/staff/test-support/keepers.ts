import { addPerson } from '@/lib/staff/test-support/add-person'
import type { StaffRole } from '@/lib/staff/permissions'
import type { InviteKeeper, InviteReader } from '../invite-scope'

/** A person of staff of a role, as the pages of invites get them. */
export async function addReader(role: StaffRole): Promise<InviteReader> {
  const { id, email, name } = await addPerson({ role })
  return { id, email, name, role, session: id, may: 'invites.open' }
}

export const keeperOf = (reader: InviteReader): InviteKeeper => ({ ...reader, may: 'invites.own' })
