import { db } from '../db'
import { sumOf, type Counts } from './counts'
import type { Dimension, FilterName } from './dimensions'
import type { ReportQuery } from './parse-report-query'
import { findFilterSet } from './filter-sets'
import { readSeries } from './read-series'
import { filtersFor, type Reader } from './report-scope'
import { sumsByValue } from './sums'

export type TableRow = Counts & { value: string }

/** The rows with most signups, and how many there are in all. */
export type ReportTable<Name extends FilterName = Dimension> = {
  dimension: Name
  rows: TableRow[]
  length: number
}

type Wanted<Name extends FilterName> = {
  dimensions: readonly Name[]
  /** So many of each table, and all of some. */
  rows: number
  all: readonly FilterName[]
  /** The days of the report, where somebody reads them anyway. */
  series?: ReturnType<typeof readSeries>
}

/** The tables of some dimensions. One that is filtered by has the one row, whose counts are those of the whole report. */
export async function readTables<Name extends FilterName>(
  reader: Reader,
  query: ReportQuery,
  wanted: Wanted<Name>,
): Promise<ReportTable<Name>[]> {
  const filters = filtersFor(reader, query.filters)
  const dimensions = wanted.dimensions.filter((dimension) => filters[dimension] === undefined)
  const [rows, totals] = await Promise.all([
    dimensions.length === 0 ? [] : readRows({ ...query, filters }, { ...wanted, dimensions }),
    dimensions.length === wanted.dimensions.length ? null : (wanted.series ?? readSeries(reader, query)),
  ])
  return wanted.dimensions.map((dimension) => {
    const value = filters[dimension]
    if (value !== undefined && totals)
      return { dimension, rows: [{ value, ...sumOf(totals.now) }], length: 1 }
    const own = rows.filter((row) => row.dimension === dimension)
    return { dimension, rows: own, length: own[0]?.length ?? 0 }
  })
}

/** So many that a page and a spreadsheet can still show them. */
const longestTable = 1_000

async function readRows<Name extends FilterName>(
  { from, to, filters }: Pick<ReportQuery, 'from' | 'to' | 'filters'>,
  { dimensions, rows, all }: Wanted<Name>,
) {
  const set = await findFilterSet(filters)
  return db().$queryRaw<(TableRow & { dimension: Name; length: number })[]>`
    with sums as (${sumsByValue(dimensions, { filters, set, days: { from, to } })}),
    places as (
      select
        *,
        row_number() over (partition by dimension order by submitted desc, visits desc, value) as place,
        count(*) over (partition by dimension)::float8 as length
      from sums
      where visits > 0 or submitted > 0
    )
    select * from places
    where place <= case when dimension = any (${[...all]}::text[]) then ${longestTable}::int else ${rows}::int end
    order by dimension, place`
}
