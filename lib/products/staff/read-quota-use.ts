import { db } from '../../db'
import { env } from '../../env'
import type { Authorised } from '../../staff/staff-person'

/** How far a quota of a product is used in its present window. */
export type QuotaUse = {
  scope: string
  per: string
  /** How many persons, companies, networks or campaigns hold places; 1 for the whole product. */
  subjects: number
  /** The places that the fullest of them holds. */
  most: number
}

/** The use of each quota now. Whose counters they are is not told: persons and networks are keyed hashes. */
export function readQuotaUse(_staff: Authorised<'products.manage'>, productId: string): Promise<QuotaUse[]> {
  return db().$queryRaw<QuotaUse[]>`
    with now_used as (
      select q.scope, q.per, n.subject, n.used - (
        -- Admission gives these back as soon as somebody asks.
        select count(*) from places f
        where q.per = 'concurrent' and f.per = 'concurrent' and f.given_back_at is null
          and f.frees_at <= portal_now()
          and (f.product_id, f.scope, f.subject) = (n.product_id, n.scope, n.subject)
      ) as used
      from quotas q
      join quota_counters n
        on (n.product_id, n.scope, n.per, n.period)
          = (q.product_id, q.scope, q.per, quota_period(q.per, portal_now(), ${env().timeZone}))
      where q.product_id = ${productId}::uuid and n.used > 0
    )
    select scope::text, per::text, count(*)::int as subjects, max(used)::float8 as most
    from now_used
    where used > 0
    group by scope, per`
}
