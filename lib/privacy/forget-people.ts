import { db } from '../db'
import { env } from '../env'
import { log } from '../log'
import { retryConflicts } from '../retry-conflicts'

/**
 * Forgets whom products keep no longer (`retentionDays`), and hashes that no quota needs any more; gives how many. One
 * transaction each; any number of processes may do it at once.
 */
export async function forgetPeople(atMost = 200): Promise<number> {
  let forgotten = 0
  while (forgotten < atMost && (await forgetNext())) forgotten += 1
  if (forgotten > 0) log.info({ forgotten }, 'retention')
  return forgotten
}

async function forgetNext(): Promise<boolean> {
  const rows = await retryConflicts(
    () => db().$queryRaw<{ did: boolean }[]>`select forget_next_person(${env().timeZone}) as did`,
  )
  return rows[0]?.did === true
}
