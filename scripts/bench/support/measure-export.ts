import { parseSignupQuery } from '@/lib/signups/staff/parse-signup-query'
import { readReportState } from '@/lib/reports/read-report-state'
import { signupsCsv } from '@/lib/signups/staff/signups-csv'
import type { Gauge } from '../result'
import { lister } from './staff-looks'

const mostRows = 1_000_000
const atMost = 150

/** By how much this process grows at most while it writes out signups, a million of them if there are so many. */
export async function measureExport(signal: AbortSignal): Promise<Gauge> {
  // What the first rows load and compile stays, however many follow.
  await exportRows(1_000, signal)
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  const { rows, bytes, peak, seconds } = await exportRows(mostRows, signal)
  const megabytes = (peak - before) / 1e6
  return {
    label: 'export of signups as CSV',
    did: `${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB, in ${seconds.toFixed(0)} s`,
    megabytes,
    atMost,
    verdict: megabytes < atMost ? 'met' : 'missed',
  }
}

async function exportRows(most: number, signal: AbortSignal) {
  const { today, timeZone } = await readReportState()
  const { body } = await signupsCsv(lister, parseSignupQuery({ range: 'this-year' }, today), timeZone)
  if (!body) throw new Error('an export has no body')
  const startedAtMs = performance.now()
  let [rows, bytes, peak] = [0, 0, 0]
  for await (const chunk of body) {
    signal.throwIfAborted()
    bytes += chunk.length
    rows += chunk.reduce((count, byte) => count + (byte === newline ? 1 : 0), 0)
    peak = Math.max(peak, process.memoryUsage.rss())
    if (rows >= most) break
  }
  return { rows, bytes, peak, seconds: (performance.now() - startedAtMs) / 1_000 }
}

const newline = 10
