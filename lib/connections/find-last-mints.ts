import { db } from '../db'

export type LastMint = {
  connectionId: string
  startedAt: Date
  /** minted, refused, not-sent or unknown; null while under way or after a crash. */
  outcome: string | null
  status: number | null
  problem: string | null
}

/**
 * The last POST for a SAT of each connection: among the latest of all, and those of the latest signups of each product, so
 * that a busy connection does not hide a quiet one and no history is read through.
 */
export function findLastMints(): Promise<LastMint[]> {
  return db().$queryRaw<LastMint[]>`
    with latest as (
      select s.connection_id, m.started_at, m.outcome, m.status, m.problem
      from (select * from mints order by id desc limit 300) m
      join signups s on s.id = m.signup_id
      union all
      select s.connection_id, m.started_at, m.outcome, m.status, m.problem
      from products p
      cross join lateral (
        select id, connection_id from signups where product_id = p.id order by created_at desc limit 20
      ) s
      join mints m on m.signup_id = s.id
    )
    select distinct on (connection_id)
      connection_id as "connectionId", started_at as "startedAt", outcome, status, problem
    from latest
    order by connection_id, started_at desc`
}
