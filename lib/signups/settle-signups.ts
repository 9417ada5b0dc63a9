import { db } from '../db'
import { retryConflicts } from '../retry-conflicts'

/**
 * Settles leases that ran out, trials that ended and addresses that nobody proved, and forgets what expired; gives how
 * many signups. One transaction each, so that it never holds up admission. Safe to run in any number of processes (Q5).
 */
export async function settleSignups(atMost = 1_000): Promise<number> {
  let settled = 0
  while (settled < atMost && (await settleNext())) settled += 1
  await db().$executeRaw`select forget_expired(100)`
  return settled
}

async function settleNext(): Promise<boolean> {
  const rows = await retryConflicts(
    () => db().$queryRaw<{ settled: boolean }[]>`select settle_next_signup() as settled`,
  )
  return rows[0]?.settled === true
}
