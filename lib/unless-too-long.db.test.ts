import { expect, test } from 'vitest'
import { db } from './db'
import { unlessTooLong } from './unless-too-long'

const readFor = (seconds: number) =>
  db().$transaction([
    db().$executeRaw`set local statement_timeout = '200ms'`,
    db().$queryRaw`select pg_sleep(${seconds})::text`,
  ])

test('what takes longer than the database may work on it is null; what is quick is read, and other errors stay', async () => {
  expect(await unlessTooLong(readFor(5))).toBeNull()
  expect(await unlessTooLong(readFor(0))).toHaveLength(2)
  await expect(unlessTooLong(db().$queryRaw`select no_such_thing`)).rejects.toThrow('no_such_thing')
})
