import { closeDb } from '@/lib/db'
import { readReportState } from '@/lib/reports/read-report-state'
import { parseSignupQuery } from '@/lib/signups/staff/parse-signup-query'
import { signupsCsv } from '@/lib/signups/staff/signups-csv'
import type { Exported } from './exported'
import { lister } from './staff-looks'

// A program that writes out signups, a million of them if there are so many, and tells by how much it grew.
const mostRows = 1_000_000
const newline = 10

// What the first rows load and compile stays, however many follow.
await exportRows(1_000)
globalThis.gc?.()
const before = process.memoryUsage.rss()
const { peak, ...did } = await exportRows(mostRows)
process.send?.({ ...did, grewBy: peak - before } satisfies Exported)
await closeDb()

async function exportRows(most: number) {
  const { today, timeZone } = await readReportState()
  const { body } = await signupsCsv(lister, parseSignupQuery({ range: 'this-year' }, today), timeZone)
  if (!body) throw new Error('an export has no body')
  const startedAtMs = performance.now()
  let [rows, bytes, peak] = [0, 0, 0]
  for await (const chunk of body) {
    bytes += chunk.length
    rows += chunk.reduce((count, byte) => count + (byte === newline ? 1 : 0), 0)
    peak = Math.max(peak, process.memoryUsage.rss())
    if (rows >= most) break
  }
  return { rows, bytes, peak, seconds: (performance.now() - startedAtMs) / 1_000 }
}
