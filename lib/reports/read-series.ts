import { db } from '../db'
import { daysOf, type Day } from './calendar'
import { noCounts, type Counts } from './counts'
import type { ReportQuery } from './parse-report-query'
import { findFilterSet } from './filter-sets'
import { filtersFor, type Reader } from './report-scope'
import { sumsByDay } from './sums'

export type DayCounts = Counts & { day: Day }

/** Every day of the range and of the one before it, also those on which nothing happened. */
export async function readSeries(reader: Reader, { from, to, before, ...query }: ReportQuery) {
  const filters = filtersFor(reader, query.filters)
  const set = await findFilterSet(filters)
  const rows = await db().$queryRaw<DayCounts[]>`
    ${sumsByDay({ filters, set, days: { from: before.from, to } })}`
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const fill = (day: Day): DayCounts => byDay.get(day) ?? { ...noCounts, day }
  return { now: daysOf(from, to).map(fill), before: daysOf(before.from, before.to).map(fill) }
}
