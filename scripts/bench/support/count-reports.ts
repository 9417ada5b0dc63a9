import { availableParallelism } from 'node:os'
import type { Client } from 'pg'
import { env } from '@/lib/env'
import { refreshReports } from '@/lib/reports/refresh-reports'

/** Counts as the janitor does, who has weeks for it: several days beside each other, which share no row. */
export async function countReports(connect: () => Promise<Client>, signal: AbortSignal): Promise<void> {
  await refreshReports(0)
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      const client = await connect()
      await client.query(`set work_mem = '64MB'; set synchronous_commit = off`)
      while (await countNextDay(client)) signal.throwIfAborted()
    }),
  )
  while ((await refreshReports(60_000)) > 0) signal.throwIfAborted()
}

async function countNextDay(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `with due as (
       delete from report_due_days
       where day = (select day from report_due_days order by day desc limit 1 for update skip locked)
       returning day
     )
     select count_report_day(day, $1) from due`,
    [env().timeZone],
  )
  return rowCount === 1
}
