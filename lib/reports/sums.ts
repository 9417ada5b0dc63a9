import { Prisma } from '@/prisma/generated/client'
import { addDays, daysOf, wholeWeeksOf, type Day } from './calendar'
import { filterNamesOf, type FilterName, type Filters } from './dimensions'

type Wanted = {
  filters: Filters
  /** The key of their set, where they have one. */
  set: string | null
  days: { from: Day; to: Day }
}

/** A query of the counts of each day (`day`, counts) that has any. */
export function sumsByDay({ filters, set, days }: Wanted): Prisma.Sql {
  const rows = rowsOfDays(filters, set)
  return Prisma.sql`select day::text as day, ${sums} from ${rows} and ${within(days)} group by day`
}

function rowsOfDays(filters: Filters, set: string | null): Prisma.Sql {
  const [, second, ...more] = filterNamesOf(filters)
  if (set === null && more.length > 0) return Prisma.sql`report_cells where ${labelledBy(filters)}`
  const [dimension, value] = set === null && second !== undefined ? [second, filters[second]] : ['', '']
  return Prisma.sql`
    report_counts where ${countedFor(filters, set)} and dimension = ${dimension} and value = ${value}`
}

/**
 * A query of the counts of each value of some dimensions (`dimension`, `value`, counts). For none or one filter, and for
 * a set, they were reckoned out beforehand; for others they are taken from the combinations that occurred. Of a set, whole
 * weeks are read as such.
 */
export function sumsByValue(dimensions: readonly FilterName[], wanted: Wanted): Prisma.Sql {
  const { filters, set, days } = wanted
  if (set === null && filterNamesOf(filters).length > 1) return sumsOfCells(dimensions, wanted)
  const weeks = set === null ? null : wholeWeeksOf(days.from, days.to)
  const among = Prisma.sql`dimension = any (${[...dimensions]}::text[])`
  const rowsOf = (when: Prisma.Sql) => Prisma.sql`
    select dimension, value, ${counts} from report_counts where ${countedFor(filters, set)} and ${among} and ${when}`
  const rows = weeks
    ? Prisma.sql`
        select dimension, value, ${counts} from report_set_weeks
        where set_key = ${set} and ${among} and week between ${weeks.first}::date and ${weeks.last}::date
        union all ${rowsOf(Prisma.sql`day = any (${daysBeside(weeks, days)}::date[])`)}`
    : rowsOf(within(days))
  return Prisma.sql`select dimension, value, ${sums} from (${rows}) counted group by dimension, value`
}

function daysBeside(weeks: { first: Day; last: Day }, { from, to }: Wanted['days']): Day[] {
  return [...daysOf(from, addDays(weeks.first, -1)), ...daysOf(addDays(weeks.last, 7), to)]
}

/** In one pass, whatever the number of dimensions; what a row was not counted by is null there. */
function sumsOfCells(dimensions: readonly FilterName[], { filters, days }: Wanted): Prisma.Sql {
  const each = dimensions.map((dimension) => columns[dimension])
  const sets = each.map((column) => Prisma.sql`(${column})`)
  const names = dimensions.map(
    (dimension) => Prisma.sql`when ${columns[dimension]} is not null then ${dimension}`,
  )
  return Prisma.sql`
    select case ${Prisma.join(names, ' ')} end as dimension, coalesce(${Prisma.join(each)}) as value, ${sums}
    from report_cells
    where ${labelledBy(filters)} and ${within(days)}
    group by grouping sets (${Prisma.join(sets)})`
}

/** Which rows of `report_counts` hold what filters find: those of their set, or of the first filter. */
export function countedFor(filters: Filters, set: string | null): Prisma.Sql {
  const [first, second] = filterNamesOf(filters)
  if (first === undefined) return Prisma.sql`filter_by = '' and filter_value = ''`
  const [by, value] = set !== null && second !== undefined ? ['set', set] : [first, filters[first]]
  return Prisma.sql`filter_by = ${by} and filter_value = ${value}`
}

function labelledBy(filters: Filters): Prisma.Sql {
  const conditions = filterNamesOf(filters).map((name) => Prisma.sql`${columns[name]} = ${filters[name]}`)
  return Prisma.join(conditions, ' and ')
}

const within = ({ from, to }: Wanted['days']) => Prisma.sql`day between ${from}::date and ${to}::date`

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

const counts = Prisma.sql`visits, bots, previews, submitted, verified, granted, launched, came_back, minutes`

/** The sums of all counts, as numbers, under the names that the application knows. */
export const sums = Prisma.sql`
  sum(visits)::float8 as visits, sum(bots)::float8 as bots, sum(previews)::float8 as previews,
  sum(submitted)::float8 as submitted, sum(verified)::float8 as verified, sum(granted)::float8 as granted,
  sum(launched)::float8 as launched, sum(came_back)::float8 as "cameBack", sum(minutes)::float8 as minutes`
