import { db } from '../../db'
import { type Finding, ok, warning } from '../finding'

export type JobCounts = { task: string; due: number; failing: number; givenUp: number; oldestSeconds: number }

/** What waits in the queue, by task. */
export function countJobs(): Promise<JobCounts[]> {
  return db().$queryRaw<JobCounts[]>`
    select task_identifier as task,
      (count(*) filter (where attempts < max_attempts and run_at <= now()))::int as due,
      (count(*) filter (where attempts between 1 and max_attempts - 1))::int as failing,
      (count(*) filter (where attempts >= max_attempts))::int as "givenUp",
      coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at <= now())), 0)
        ::float8 as "oldestSeconds"
    from graphile_worker.jobs
    group by 1 order by 1`
}

const longWait = 5 * 60

export async function checkJobs(): Promise<Finding[]> {
  const findings = (await countJobs()).flatMap(judge)
  return findings.length > 0 ? findings : [ok('jobs', 'Nothing waits in the queue, and nothing failed.')]
}

function judge({ task, due, failing, givenUp, oldestSeconds }: JobCounts): Finding[] {
  const subject = `jobs ${task}`
  const minutes = Math.round(oldestSeconds / 60)
  return [
    ...(oldestSeconds > longWait
      ? [
          warning(
            subject,
            `${due} are due, the oldest for ${minutes} minutes: see that a portal process runs, and what its log says.`,
          ),
        ]
      : []),
    ...(failing > 0
      ? [warning(subject, `${failing} failed and are tried again by themselves; the log says why.`)]
      : []),
    ...(givenUp > 0 ? [warning(subject, `${givenUp} failed for good and are not tried again.`)] : []),
    ...(oldestSeconds <= longWait && failing + givenUp === 0 ? [ok(subject, `${due} are due.`)] : []),
  ]
}
