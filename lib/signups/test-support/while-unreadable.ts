import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/**
 * What work comes to while the database gives up every statement that reads a table, as it does after the time that a
 * page may wait: each one is held up by a lock and cancelled, which programs are told by the same code.
 */
export async function whileUnreadable<Result>(table: string, work: () => Promise<Result>): Promise<Result> {
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await holder.connect()
  try {
    await holder.query(`begin; lock table ${table} in access exclusive mode`)
    let isOver = false
    const working = work().finally(() => (isOver = true))
    // Whoever called hears of it below.
    working.catch(() => undefined)
    while (!isOver) {
      await holder.query(waitingGivenUp, [table])
      await wait(10)
    }
    return await working
  } finally {
    await holder.end()
  }
}

const waitingGivenUp = `
  select pg_cancel_backend(pid) from pg_locks
  where not granted and relation = $1::regclass
    and database = (select oid from pg_database where datname = current_database())`
