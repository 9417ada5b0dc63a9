import { Prisma } from '@/prisma/generated/client'
import { env } from '../../env'
import { spansOfSignups } from '../../reports/spans-of-signups'
import { listConditions, listedTables, type Page, type SignupFilters } from './listed-signup'

/**
 * A query of what is asked for, its search apart, newest first. It goes back in time through the spans that may hold any,
 * as far as the page needs.
 */
export function newestFirst(columns: Prisma.Sql, asked: SignupFilters, { after, limit }: Page): Prisma.Sql {
  const spans = spansOfSignups({ ...asked, before: after?.createdAt ?? null, zone: env().timeZone })
  return Prisma.sql`
    select found.*
    from unnest((
      select array_agg(part order by upper(part) desc) from (${spans}) spans (spans), unnest(spans) part
    )) with ordinality span (span, place)
    cross join lateral (
      select ${columns}
      from ${listedTables}
      where r.created_at >= coalesce(lower(span), '-infinity') and r.created_at < coalesce(upper(span), 'infinity')
        and ${listConditions(asked, after)}
      order by r.created_at desc, r.id desc
      limit ${limit}::int
    ) found
    order by place, found."createdAt" desc, found.id desc
    limit ${limit}::int`
}
