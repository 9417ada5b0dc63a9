import { db } from '../db'

/** Which of these signups stay closed because the invite they came with was taken back, each with its owner. */
export async function findRevoked(signups: string[]): Promise<Map<string, string>> {
  if (signups.length === 0) return new Map()
  const rows = await db().$queryRaw<{ id: string; owner: string }[]>`
    select s.id, i.owner from signups s join invites i on i.id = s.invite_id
    where s.id = any(${signups}::uuid[]) and is_revoked_with_invite(s.id)`
  return new Map(rows.map(({ id, owner }) => [id, owner]))
}
