import { Prisma } from '@/prisma/generated/client'
import { filterNames, type FilterName, type Filters } from './dimensions'

/**
 * The rows (dimension, day, value, counts) that a filter leaves. None or one filter was reckoned out beforehand; more
 * of them are looked up among the combinations that occurred.
 */
export function countedRows(filters: Filters): Prisma.Sql {
  const [first, ...more] = filterNames.filter((name) => filters[name] !== undefined)
  if (more.length > 0) return cellsOf(filters)
  return Prisma.sql`
    select * from report_counts
    where filter_by = ${first ?? ''} and filter_value = ${first === undefined ? '' : filters[first]}`
}

function cellsOf(filters: Filters): Prisma.Sql {
  const conditions = filterNames
    .filter((name) => filters[name] !== undefined)
    .map((name) => Prisma.sql`${columns[name]} = ${filters[name]}`)
  return Prisma.sql`
    select d.dimension, d.value, c.*
    from report_cells c
    cross join lateral (values
      ('', ''), ('product', product), ('owner', owner), ('campaign', campaign), ('source', source),
      ('medium', medium), ('term', term), ('content', content), ('referrer', referrer), ('country', country),
      ('stop', stop)
    ) d (dimension, value)
    where ${Prisma.join(conditions, ' and ')}`
}

const columns: Record<FilterName, Prisma.Sql> = {
  campaign: Prisma.sql`campaign`,
  source: Prisma.sql`source`,
  medium: Prisma.sql`medium`,
  term: Prisma.sql`term`,
  content: Prisma.sql`content`,
  referrer: Prisma.sql`referrer`,
  country: Prisma.sql`country`,
  product: Prisma.sql`product`,
  owner: Prisma.sql`owner`,
  stop: Prisma.sql`stop`,
}

/** The sums of all counts, as numbers, under the names that the application knows. */
export const sums = Prisma.sql`
  sum(visits)::float8 as visits, sum(bots)::float8 as bots, sum(previews)::float8 as previews,
  sum(submitted)::float8 as submitted, sum(verified)::float8 as verified, sum(granted)::float8 as granted,
  sum(launched)::float8 as launched, sum(came_back)::float8 as "cameBack", sum(minutes)::float8 as minutes`
