import { db } from '../db'
import { daysOf, type Day } from './calendar'
import { noCounts, type Counts } from './counts'
import type { ReportQuery } from './parse-report-query'
import { filtersFor, type Reader } from './report-scope'
import { sumsByDay } from './sums'

export type DayCounts = Counts & { day: Day }

/** Every day of the range and of the one before it, also those on which nothing happened. */
export async function readSeries(reader: Reader, { from, to, before, filters }: ReportQuery) {
  const wanted = { filters: filtersFor(reader, filters), days: { from: before.from, to } }
  const rows = await db().$queryRaw<DayCounts[]>`${sumsByDay(wanted)}`
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const fill = (day: Day): DayCounts => byDay.get(day) ?? { ...noCounts, day }
  return { now: daysOf(from, to).map(fill), before: daysOf(before.from, before.to).map(fill) }
}
