import { db } from '../db'
import { countedRows } from './counted-rows'
import type { ReportQuery } from './parse-report-query'
import { filtersFor, type Reader } from './report-scope'
import { parseStop, type Stop } from './stop'

/** Why signups went no further, most frequent first. */
export type StopCount = Stop & { signups: number }

export async function readStops(
  reader: Reader,
  query: Pick<ReportQuery, 'from' | 'to' | 'filters'>,
): Promise<StopCount[]> {
  const { stop, ...filters } = filtersFor(reader, query.filters)
  const rows = await db().$queryRaw<{ value: string; signups: number }[]>`
    select value, sum(submitted)::float8 as signups
    from (${countedRows(filters, ['stop'])}) counted
    where day between ${query.from}::date and ${query.to}::date
    group by value
    having sum(submitted) > 0
    order by signups desc, value`
  return rows
    .filter(({ value }) => stop === undefined || value === stop)
    .map(({ value, signups }) => ({ ...parseStop(value), signups }))
}
