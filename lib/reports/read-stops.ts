import type { FilterName } from './dimensions'
import type { ReportQuery } from './parse-report-query'
import { readTables, type ReportTable } from './read-tables'
import type { Reader } from './report-scope'
import { parseStop, type Stop } from './stop'

/** Why signups went no further, most frequent first. */
export type StopCount = Stop & { signups: number }

export async function readStops(reader: Reader, query: ReportQuery): Promise<StopCount[]> {
  return stopsOf(await readTables(reader, query, { dimensions: ['stop'], rows: 0, all: ['stop'] }))
}

/** What the table of stops says, where there is one; visits stop nowhere. */
export function stopsOf(tables: readonly ReportTable<FilterName>[]): StopCount[] {
  const rows = tables.find(({ dimension }) => dimension === 'stop')?.rows ?? []
  return rows
    .filter(({ submitted }) => submitted > 0)
    .map(({ value, submitted }) => ({ ...parseStop(value), signups: submitted }))
}
