import { db } from '../db'
import { daysOf, type Day } from './calendar'
import { countedRows, sums } from './counted-rows'
import { noCounts, type Counts } from './counts'
import { filtersFor, type Reader } from './report-scope'
import type { ReportQuery } from './parse-report-query'

export type DayCounts = Counts & { day: Day }

/** Every day of the range and of the one before it, also those on which nothing happened. */
export async function readSeries(reader: Reader, { from, to, before, filters }: ReportQuery) {
  const rows = await db().$queryRaw<DayCounts[]>`
    select day::text as day, ${sums}
    from (${countedRows(filtersFor(reader, filters), [''])}) counted
    where day between ${before.from}::date and ${to}::date
    group by day`
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const fill = (day: Day): DayCounts => byDay.get(day) ?? { ...noCounts, day }
  return { now: daysOf(from, to).map(fill), before: daysOf(before.from, before.to).map(fill) }
}
