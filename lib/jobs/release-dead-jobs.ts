import { db } from '../db'

/** No job runs for so long: a worker that has held one since was killed, and would hold it for four hours. */
const longestJob = '10 minutes'

/** Gives the jobs of workers that died at work to the others. Any instance may do it, at any time. */
export async function releaseDeadJobs(): Promise<void> {
  await db().$executeRaw`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker.jobs
    where locked_at < now() - ${longestJob}::interval
    having count(*) > 0`
}
