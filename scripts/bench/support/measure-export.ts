import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Gauge } from '../result'
import { Exported } from './exported'

const atMost = 150

/**
 * By how much a process grows at most while it writes out signups, a million of them if there are so many. It is one of
 * its own: how much garbage one may heap up depends on what else it keeps.
 */
export async function measureExport(signal: AbortSignal): Promise<Gauge> {
  const child = fork(path.join(import.meta.dirname, 'export-rows.ts'), {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    stdio: ['ignore', 2, 2, 'ipc'],
    signal,
  })
  const ended = once(child, 'exit')
  const told = await Promise.race([once(child, 'message'), ended.then(() => [null])])
  const { rows, bytes, seconds, grewBy } = Exported.parse(told[0])
  await ended
  const megabytes = grewBy / 1e6
  return {
    label: 'export of signups as CSV',
    did: `${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB, in ${seconds.toFixed(0)} s`,
    megabytes,
    atMost,
    verdict: megabytes < atMost ? 'met' : 'missed',
  }
}
