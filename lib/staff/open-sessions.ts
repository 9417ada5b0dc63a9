import { db } from '../db'
import { sessionMaxAgeSeconds } from './session-token'

export type OpenSession = {
  id: string
  staffId: string
  way: 'password' | 'oidc' | 'link' | 'demo'
  device: string
  startedAt: Date
  seenAt: Date
}

/** The sessions that still open something, the latest used first; of one person, or of all. */
export async function openSessions(staff: string | null): Promise<OpenSession[]> {
  return db().$queryRaw<OpenSession[]>`
    select id, staff_id as "staffId", way, device, created_at as "startedAt", seen_at as "seenAt"
    from staff_sessions
    where ended_at is null and seen_at > portal_now() - interval '12 hours'
      and created_at > portal_now() - make_interval(secs => ${sessionMaxAgeSeconds}::int)
      and (${staff}::uuid is null or staff_id = ${staff}::uuid)
    order by seen_at desc, id`
}
