import { Prisma } from '@/prisma/generated/client'
import { filterNames, type Dimension, type FilterName, type Filters } from './dimensions'

/** What rows are told apart by; by nothing for the sums of days. */
type CountedBy = Dimension | 'stop' | ''

/**
 * The rows (dimension, day, value, counts) that a filter leaves, by some dimensions. None or one filter was reckoned out
 * beforehand, and so were the sums for two; other combinations are looked up among those that occurred.
 */
export function countedRows(filters: Filters, dimensions: readonly CountedBy[]): Prisma.Sql {
  const [first, second, ...more] = filterNames.filter((name) => filters[name] !== undefined)
  const counted = Prisma.sql`
    select * from report_counts
    where filter_by = ${first ?? ''} and filter_value = ${first === undefined ? '' : filters[first]}`
  if (second === undefined) return Prisma.sql`${counted} and dimension = any (${[...dimensions]}::text[])`
  if (more.length === 0 && dimensions.every((dimension) => dimension === ''))
    return Prisma.sql`
      select '' as dimension, '' as value, day, ${counts}
      from (${counted} and dimension = ${second} and value = ${filters[second]}) pairs`
  return cellsOf(filters, dimensions)
}

function cellsOf(filters: Filters, dimensions: readonly CountedBy[]): Prisma.Sql {
  const conditions = filterNames
    .filter((name) => filters[name] !== undefined)
    .map((name) => Prisma.sql`${columns[name]} = ${filters[name]}`)
  const values = dimensions.map(
    (dimension) => Prisma.sql`(${dimension}, ${dimension === '' ? Prisma.sql`''` : columns[dimension]})`,
  )
  return Prisma.sql`
    select d.dimension, d.value, day, ${counts}
    from report_cells c
    cross join lateral (values ${Prisma.join(values)}) d (dimension, value)
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

const counts = Prisma.sql`
  visits, bots, previews, submitted, verified, granted, launched, came_back, minutes`

/** The sums of all counts, as numbers, under the names that the application knows. */
export const sums = Prisma.sql`
  sum(visits)::float8 as visits, sum(bots)::float8 as bots, sum(previews)::float8 as previews,
  sum(submitted)::float8 as submitted, sum(verified)::float8 as verified, sum(granted)::float8 as granted,
  sum(launched)::float8 as launched, sum(came_back)::float8 as "cameBack", sum(minutes)::float8 as minutes`
