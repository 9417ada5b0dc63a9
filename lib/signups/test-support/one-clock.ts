import type pg from 'pg'

/**
 * Lets one table of this test file's database say what time it is, for every connection of every process at once, also
 * while they are at work; the session's setting could not.
 */
export async function useOneClock(client: pg.Pool): Promise<void> {
  await client.query('create table if not exists test_clock (ahead interval not null)')
  await client.query(`insert into test_clock select '0s' where not exists (select from test_clock)`)
  await client.query(
    `create or replace function portal_now() returns timestamptz language sql stable as
     'select now() + ahead from test_clock'`,
  )
}

/** Gives how many milliseconds the database's clock is ahead of real time now. */
export async function setOneClock(client: pg.Pool, moment: Date): Promise<number> {
  const { rows } = await client.query<{ ms: number }>(
    `update test_clock set ahead = $1::timestamptz - now() returning (extract(epoch from ahead) * 1000)::float as ms`,
    [moment],
  )
  return rows[0]?.ms ?? 0
}
