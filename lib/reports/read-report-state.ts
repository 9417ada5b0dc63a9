import { db } from '../db'
import { env } from '../env'
import type { Day } from './calendar'

/** `countedAt` is null, and `daysLeft` more than none, while the past is counted for the first time. */
export type ReportState = { today: Day; timeZone: string; countedAt: Date | null; daysLeft: number }

/** Which day it is for the portal, and how fresh its reports are. */
export async function readReportState(): Promise<ReportState> {
  const { timeZone } = env()
  const rows = await db().$queryRaw<Omit<ReportState, 'timeZone'>[]>`
    select
      (portal_now() at time zone ${timeZone})::date::text as today,
      (select counted_at from report_state where zone = ${timeZone}) as "countedAt",
      (select count(*)::float8 from report_due_days) as "daysLeft"`
  const [row] = rows
  if (!row) throw new Error('the database did not say which day it is')
  return { ...row, timeZone }
}
