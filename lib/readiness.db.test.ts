import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sql } from './signups/test-support/sql'

// What was found out about the database is kept by the module.
beforeEach(() => vi.resetModules())
afterEach(() => sql(`update _prisma_migrations set finished_at = started_at, rolled_back_at = null`))

const check = async () => (await import('./readiness')).checkReadiness()

const latest = `(select max(migration_name) from _prisma_migrations)`

test('a portal whose database has all migrations is ready', async () => {
  expect(await check()).toEqual({ ready: true, checks: { database: 'ok' } })
})

test.each([
  ['unfinished', 'finished_at = null'],
  ['rolled back', 'rolled_back_at = now()'],
])(
  'a portal is not ready while any one migration is %s, and is as soon as it is applied',
  async (_, change) => {
    await sql(`update _prisma_migrations set ${change} where migration_name = ${latest}`)
    expect(await check()).toEqual({ ready: false, checks: { database: 'failed' } })
    await sql(`update _prisma_migrations set finished_at = started_at, rolled_back_at = null`)
    expect(await check()).toMatchObject({ ready: true })
  },
)

test('a migration of a later release does no harm', async () => {
  await sql(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('later', '', '99999999999999_later', now())`,
  )
  expect(await check()).toMatchObject({ ready: true })
})
