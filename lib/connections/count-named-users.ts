import { db } from '../db'

const dueAfter = '1 hour'
/** Nothing older is asked for. */
const keptFor = '400 days'

/**
 * Counts for each connection the people who were handed a token within 30 and 365 days, by the HMAC of their address; an hour
 * later again. Millions take seconds, so no page waits for it, and one process at a time does it.
 */
export async function countNamedUsers(): Promise<void> {
  const due = await db().$queryRaw<{ id: string }[]>`
    select c.id from connections c
    left join named_users n on n.connection_id = c.id
    where n.counted_at is null or n.counted_at <= portal_now() - ${dueAfter}::interval`
  if (due.length === 0) return
  await db().$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtext('named users')) as taken`
      if (lock?.taken !== true) return
      await tx.$executeRaw`
        select set_config('statement_timeout', '120s', true), set_config('work_mem', '64MB', true)`
      await tx.$executeRaw`delete from staff_tokens where asked_at < portal_now() - ${keptFor}::interval`
      for (const { id } of due) {
        await tx.$executeRaw`
          insert into named_users (connection_id, days_30, days_365, counted_at)
          select ${id}::uuid, count(*) filter (where last_at > portal_now() - interval '30 days'),
            count(*), portal_now()
          from (
            select email_key, max(at) as last_at
            from (
              select email_key, sat_issued_at as at from signups
              where connection_id = ${id}::uuid and sat_issued_at > portal_now() - interval '365 days'
              union all
              select email_key, asked_at from staff_tokens
              where connection_id = ${id}::uuid and outcome = 'minted'
                and asked_at > portal_now() - interval '365 days'
            ) handed
            group by email_key
          ) person
          on conflict (connection_id) do update
          set days_30 = excluded.days_30, days_365 = excluded.days_365, counted_at = excluded.counted_at`
      }
    },
    { timeout: 600_000 },
  )
}
