import { db } from '../db'
import { env } from '../env'

/** How much of a limit is taken at this moment. */
export type LimitNow = {
  product: string
  name: string
  scope: 'product' | 'campaign'
  per: 'day' | 'week' | 'month' | 'ever' | 'concurrent'
  /** The campaign, where the limit is each campaign's own. */
  subject: string
  used: number
  /** Null where places are counted and never refused. */
  limit: number | null
}

const mostRows = 50

/**
 * The limits of whole products and of campaigns, fullest first. Those of persons, companies and networks are as many as
 * there are people, and their counters do not say whose they are.
 */
export async function readLimits(): Promise<LimitNow[]> {
  return db().$queryRaw<LimitNow[]>`
    select
      p.slug as product, p.name, q.scope::text as scope, q.per::text as per, coalesce(c.subject, '') as subject,
      (coalesce(c.used, 0) - coalesce(due.places, 0))::float8 as used, q."limit"::float8 as "limit"
    from quotas q
    join products p on p.id = q.product_id
    left join quota_counters c
      on (c.product_id, c.scope, c.per, c.period)
        = (q.product_id, q.scope, q.per, quota_period(q.per, portal_now(), ${env().timeZone}))
    left join lateral (
      -- Admission gives these back as soon as somebody asks.
      select count(*) as places from places f
      where q.per = 'concurrent' and f.per = 'concurrent' and f.given_back_at is null and f.frees_at <= portal_now()
        and (f.product_id, f.scope, f.subject) = (c.product_id, c.scope, c.subject)
    ) due on true
    where q.scope = 'product' or (q.scope = 'campaign' and c.subject is not null)
    order by (coalesce(c.used, 0) - coalesce(due.places, 0)) / nullif(q."limit", 0)::float8 desc nulls last, p.slug, q.per
    limit ${mostRows}`
}
