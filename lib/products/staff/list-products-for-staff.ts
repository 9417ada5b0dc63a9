import { db } from '../../db'
import { env } from '../../env'
import type { Authorised } from '../../staff/staff-person'

export type ListedProduct = {
  slug: string
  name: string
  connection: string
  /** `restored`: closed by a restore. `closed`: by a quota. */
  state: 'published' | 'paused' | 'restored' | 'closed'
  /** Trials that run now. */
  running: number
  /** Signups that were granted a trial today, in the portal's time zone. */
  today: number
}

type Row = Omit<ListedProduct, 'state'> & { paused: boolean; restored: boolean; full: boolean }

/** Every product, or one, with how it stands now, by name. Closed: a quota of the whole product has no place left. */
export async function listProductsForStaff(
  _staff: Authorised<'products.manage'>,
  slug: string | null = null,
): Promise<ListedProduct[]> {
  const rows = await db().$queryRaw<Row[]>`
    select
      p.slug, p.name, c.name as connection, p.paused, p.closed_by_restore as restored,
      exists (
        select from quotas q
        left join quota_counters n
          on (n.product_id, n.scope, n.per, n.period)
            = (q.product_id, q.scope, q.per, quota_period(q.per, portal_now(), ${env().timeZone}))
        where q.product_id = p.id and q.scope = 'product' and coalesce(n.used, 0) - (
          -- Admission gives these back as soon as somebody asks.
          select count(*) from places f
          where q.per = 'concurrent' and f.per = 'concurrent' and f.given_back_at is null
            and f.frees_at <= portal_now() and (f.product_id, f.scope) = (p.id, 'product')
        ) >= q."limit"
      ) as full,
      (
        select count(*)::int from signups s
        where s.product_id = p.id and s.state = 'active' and s.trial_ends_at > portal_now()
      ) as running,
      (
        select count(*)::int from signups s
        where s.product_id = p.id and s.granted_at is not null
          and s.created_at >= date_trunc('day', portal_now() at time zone ${env().timeZone}) at time zone ${env().timeZone}
      ) as today
    from products p
    join connections c on c.id = p.connection_id
    where ${slug}::text is null or p.slug = ${slug}
    order by p.name, p.slug`
  return rows.map(({ paused, restored, full, ...product }) => ({
    ...product,
    state: restored ? 'restored' : paused ? 'paused' : full ? 'closed' : 'published',
  }))
}
