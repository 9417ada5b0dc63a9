import { db } from '../db'

/** Settles leases that ran out and trials that ended; gives how many. Safe to run in any number of processes (Q5). */
export async function settleSignups(batch = 100): Promise<number> {
  const rows = await db().$queryRaw<{ settled: number }[]>`select settle_signups(${batch}::int) as settled`
  return rows[0]?.settled ?? 0
}
