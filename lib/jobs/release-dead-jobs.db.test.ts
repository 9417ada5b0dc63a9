import { expect, test } from 'vitest'
import { sql } from '../signups/test-support/sql'
import { releaseDeadJobs } from './release-dead-jobs'

async function addLocked(worker: string, lockedFor: string): Promise<void> {
  const [job] = await sql<{ id: string }>(`select id from graphile_worker.add_job('send-mail', '{}')`)
  await sql(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - $2::interval where id = $3`,
    [worker, lockedFor, job?.id],
  )
}

test('the mail of a process that was killed while sending goes out minutes later, and nobody who works is disturbed', async () => {
  await sql(`select graphile_worker.add_job('send-mail', '{}')`)
  await addLocked('killed', '11 minutes')
  await addLocked('busy', '2 minutes')
  await releaseDeadJobs()
  await releaseDeadJobs()
  expect(await sql('select locked_by, run_at <= now() as due from graphile_worker.jobs order by id')).toEqual(
    [
      { locked_by: null, due: true },
      { locked_by: null, due: true },
      { locked_by: 'busy', due: true },
    ],
  )
})
