import { db } from '../db'
import { countedRows, sums } from './counted-rows'
import { sumOf, type Counts } from './counts'
import type { Dimension } from './dimensions'
import type { ReportQuery } from './parse-report-query'
import type { DayCounts } from './read-series'
import { filtersFor, type Reader } from './report-scope'

export type TableRow = Counts & { value: string }

/** The rows with most signups, and how many there are in all. */
export type ReportTable = { dimension: Dimension; rows: TableRow[]; length: number }

type Row = TableRow & { dimension: Dimension; length: number }

/** The tables of some dimensions. One that is filtered by has the one row, whose counts are those of the whole report. */
export async function readTables(
  reader: Reader,
  query: Pick<ReportQuery, 'from' | 'to' | 'filters'>,
  wanted: {
    dimensions: readonly Dimension[]
    rows: number
    all: Dimension | null
    totals: readonly DayCounts[] | Promise<readonly DayCounts[]>
  },
): Promise<ReportTable[]> {
  const filters = filtersFor(reader, query.filters)
  const dimensions = wanted.dimensions.filter((dimension) => filters[dimension] === undefined)
  const [rows, totals] = await Promise.all([
    dimensions.length === 0 ? [] : readRows({ ...query, filters }, { ...wanted, dimensions }),
    wanted.totals,
  ])
  return wanted.dimensions.map((dimension) => {
    const value = filters[dimension]
    if (value !== undefined) return { dimension, rows: [{ value, ...sumOf(totals) }], length: 1 }
    const own = rows.filter((row) => row.dimension === dimension)
    return { dimension, rows: own, length: own[0]?.length ?? 0 }
  })
}

/** So many that a page and a spreadsheet can still show them. */
const longestTable = 1_000

function readRows(
  { from, to, filters }: Pick<ReportQuery, 'from' | 'to' | 'filters'>,
  wanted: { dimensions: readonly Dimension[]; rows: number; all: Dimension | null },
): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    with sums as (
      select dimension, value, ${sums}
      from (${countedRows(filters, wanted.dimensions)}) counted
      where day between ${from}::date and ${to}::date
      group by dimension, value
      having sum(visits) > 0 or sum(submitted) > 0
    ),
    places as (
      select
        *,
        row_number() over (partition by dimension order by submitted desc, visits desc, value) as place,
        count(*) over (partition by dimension)::float8 as length
      from sums
    )
    select * from places
    where place <= case when dimension = ${wanted.all} then ${longestTable}::int else ${wanted.rows}::int end
    order by dimension, place`
}
