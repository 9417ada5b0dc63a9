import { expect, test } from 'vitest'
import { db } from './db'
import { retryConflicts } from './retry-conflicts'
import { sql } from './signups/test-support/sql'

test('D7: two transactions that wait for each other both get through', async () => {
  await sql('create table crossing (id int primary key, visits int not null)')
  await sql('insert into crossing values (1, 0), (2, 0)')
  let tries = 0
  let bothHoldOne = () => {}
  const meeting = new Promise<void>((resolve) => (bothHoldOne = resolve))
  const cross = (first: number, second: number) =>
    retryConflicts(() =>
      db().$transaction(async (tx) => {
        tries += 1
        const isSecond = tries === 2
        await tx.$executeRaw`update crossing set visits = visits + 1 where id = ${first}`
        if (isSecond) bothHoldOne()
        await meeting
        await tx.$executeRaw`update crossing set visits = visits + 1 where id = ${second}`
      }),
    )
  await Promise.all([cross(1, 2), cross(2, 1)])
  expect(await sql('select visits from crossing')).toEqual([{ visits: 2 }, { visits: 2 }])
  expect(tries).toBe(3)
})

test('D7: after five conflicts it is over, and another error is told at once', async () => {
  const failing = (error: Error) => {
    let tries = 0
    const run = retryConflicts(() => {
      tries += 1
      return Promise.reject(error)
    })
    return run.catch(() => tries)
  }
  expect(await failing(Object.assign(new Error('conflict'), { code: 'P2034' }))).toBe(5)
  expect(await failing(new Error('something else'))).toBe(1)
})
