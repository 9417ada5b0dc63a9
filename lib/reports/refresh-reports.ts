import type { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { env } from '../env'
import { tendFilterSet } from './filter-sets'

type Done = { done: boolean }[]

/** Most of a janitor's round is for other things; what is left is counted in the next one. */
const budgetMs = 2_000
/** Today may be due each time, and must not be all that is ever counted. */
const fewestDays = 2

/**
 * Counts what reports show: the days whose signups or visits changed since the last time, newest first, then the filter
 * sets that somebody asked for. Safe to run in any number of processes; one of them works. Gives how many days were
 * counted.
 */
export async function refreshReports(forMs = budgetMs): Promise<number> {
  const until = performance.now() + forMs
  const { timeZone } = env()
  if (!(await findDays(timeZone))) return 0
  let days = 0
  while ((days < fewestDays || performance.now() < until) && (await countNextDay(timeZone))) days += 1
  while (performance.now() < until && (await withPatience(tendFilterSet)));
  return days
}

function findDays(zone: string): Promise<boolean> {
  return withPatience((tx) => tx.$queryRaw<Done>`select find_report_days(${zone}) as done`)
}

function countNextDay(zone: string): Promise<boolean> {
  return withPatience((tx) => tx.$queryRaw<Done>`select count_next_report_day(${zone}) as done`)
}

const longestMs = 600_000

/** A day of a million signups is no query of a page: it may take its time, and memory to sort them. */
async function withPatience(run: (tx: Prisma.TransactionClient) => Promise<Done>): Promise<boolean> {
  const rows = await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`
        select set_config('statement_timeout', ${String(longestMs)}, true), set_config('work_mem', '64MB', true)`
      return run(tx)
    },
    { timeout: longestMs },
  )
  return rows[0]?.done === true
}
