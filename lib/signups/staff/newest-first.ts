import { Prisma } from '@/prisma/generated/client'
import { env } from '../../env'
import { findFilterSet } from '../../reports/filter-sets'
import { spansOfSignups } from '../../reports/spans-of-signups'
import { listConditions, listedTables, type Page, type SignupFilters } from './listed-signup'

/**
 * A query of what is asked for, its search apart, newest first. It goes back in time through the spans that may hold any,
 * as far as the page needs.
 */
export async function newestFirst(
  columns: Prisma.Sql,
  asked: SignupFilters,
  { after, limit }: Page,
): Promise<Prisma.Sql> {
  const set = await findFilterSet(asked.filters)
  const spans = spansOfSignups({ ...asked, set, before: after?.createdAt ?? null, zone: env().timeZone })
  return Prisma.sql`
    select *
    from (
      select of_stretch.*
      from (${spans}) stretches
      cross join lateral (
        select of_span.*
        from unnest(spans) with ordinality spans (span, place)
        cross join lateral (
          select ${columns}
          from ${listedTables}
          where r.created_at >= coalesce(lower(span), '-infinity')
            and r.created_at < coalesce(upper(span), 'infinity')
            and ${listConditions(asked, after)}
          order by r.created_at desc, r.id desc
          limit ${limit}::int
        ) of_span
        order by place
        fetch first (${limit}::int) rows with ties
      ) of_stretch
      order by stretch
      fetch first (${limit}::int) rows with ties
    ) enough
    order by "createdAt" desc, id desc
    limit ${limit}::int`
}
