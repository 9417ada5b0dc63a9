import { Client } from 'pg'
import type { Progress } from '../../progress.mjs'
import { historySteps } from './history-steps'

type Fill = { adminUrl: string; signups: number; progress: Progress; signal: AbortSignal }

const tables = ['signups', 'places', 'quota_counters', 'mints', 'events', 'browsers']

/**
 * Two years of signups after the pattern of the one that is there, with all that belongs to them. Indexes that no key
 * needs go before and come back after; foreign keys are not looked at, since every row is made to fit.
 */
export async function fillHistory({ adminUrl, signups, progress, signal }: Fill): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  const abort = () => void client.end()
  signal.addEventListener('abort', abort)
  const count = signups.toLocaleString('en')
  const step = (title: string, sql: string) =>
    progress.step(`${count} signups: ${title}`, () => client.query(sql))
  try {
    await client.connect()
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off`,
    )
    const indexes = await dropIndexes(client)
    for (const [title, sql] of historySteps(signups)) await step(title, sql)
    for (const { indexname, indexdef } of indexes) await step(indexname, indexdef)
    await step('statistics and visibility', `vacuum (analyze) ${tables.join(', ')}`)
    await step('checkpoint', 'checkpoint')
  } finally {
    signal.removeEventListener('abort', abort)
    await client.end()
  }
}

/** Those of constraints stay. */
async function dropIndexes(client: Client) {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes
     where schemaname = 'public' and tablename = any ($1)
       and not exists (select from pg_constraint where conname = indexname)`,
    [tables],
  )
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`)
  return rows
}
