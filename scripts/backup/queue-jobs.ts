import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/**
 * Puts the jobs of a backup, and no others, into the queue, by the queue's own function: each once, whoever had begun it.
 */
export async function queueJobs(client: Client, parts: AsyncIterable<Buffer>): Promise<void> {
  await client.query(`
    create temp table restored_jobs (
      identifier text, payload json, queue_name text, run_at timestamptz, max_attempts integer, key text, priority integer
    ) on commit drop`)
  await pipeline(
    Readable.from(parts, { objectMode: false }),
    client.query(copyFrom('copy restored_jobs from stdin')),
  )
  await client.query('delete from graphile_worker._private_jobs')
  await client.query(`
    select graphile_worker.add_job(
      identifier, payload, queue_name => queue_name, run_at => run_at, max_attempts => max_attempts,
      job_key => key, priority => priority
    )
    from restored_jobs`)
}
