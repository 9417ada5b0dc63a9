import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settleSignups } from '../signups/settle-signups'
import { sql } from '../signups/test-support/sql'
import { postSignup } from '../signups/test-support/trial-world'
import { endTrial } from '../trials/end-trial'
import { lookAtSessions } from './look-at-sessions'
import { startSessionWorld, type Prospect, type SessionWorld } from './test-support/session-world'

let world: SessionWorld
beforeAll(async () => {
  world = await startSessionWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const minute = 60
const sessionPaths = '/v1/accounts/33333333-3333-4333-8333-333333333333/sessions*'

/** What Frame says of the account: how many sessions run. */
async function running(): Promise<number> {
  const reply = await fetch(`${world.emulator.origin}/__emulator/session-trail`)
  const { sessions } = (await reply.json()) as { sessions: { state: string }[] }
  return sessions.filter(({ state }) => ['init', 'reserved', 'open'].includes(state.toLowerCase())).length
}

async function runOutOfTime(seconds: number): Promise<void> {
  await world.watch(seconds)
  await settleSignups()
}

const placesOf = ({ id }: Prospect) =>
  sql<{ due: boolean }>(
    `select frees_at <= portal_now() as due from places where signup_id = $1 and per = 'concurrent'`,
    [id],
  )

test('when its time is up, the session of a trial is closed at Frame, to the second', async () => {
  const jane = await world.prospect({ trialMinutes: 10 })
  const id = await jane.start()
  await runOutOfTime(10 * minute + 1)
  expect(await running()).toBe(1)
  await lookAtSessions()
  expect(await running()).toBe(0)
  expect(await jane.sessions()).toMatchObject([{ frame_id: id, source: 'close', ended_at: expect.any(Date) }])
  expect((await jane.events()).slice(-2)).toEqual(['ended', 'session-closed'])
  expect((await jane.signup())?.used_minutes).toBe(10)
  expect(await world.secondsToLook()).toBeNull()
})

test('a trial that its owner ends takes its session with it, also one that nobody had seen yet', async () => {
  const [jane, joe] = [await world.prospect(), await world.prospect()]
  await jane.start()
  await world.watch(2 * minute)
  await joe.start()
  for (const each of [jane, joe]) expect(await endTrial(each.handle, each.cookie)).toBe('ended')
  await lookAtSessions()
  expect(await running()).toBe(0)
  expect(await world.secondsToLook()).toBeNull()
})

test('a Frame that is down when a trial ends is told later, ever more seldom, and only once', async () => {
  const jane = await world.prospect()
  await jane.start()
  await world.watch(2 * minute)
  await world.faults([{ kind: 'status', status: 503, times: 'always', path: sessionPaths }])
  await endTrial(jane.handle, jane.cookie)
  const before = (await world.questions()).length
  await world.watch(60 * minute)
  expect(await running()).toBe(1)
  expect((await world.questions()).length - before).toBeLessThanOrEqual(8)

  await world.faults([])
  await world.restart()
  await world.watch(31 * minute)
  expect(await running()).toBe(0)
  expect((await jane.events()).filter((kind) => kind === 'session-closed')).toHaveLength(1)
  expect((await world.questions()).filter((word) => word === 'close').length).toBeLessThanOrEqual(9)
  expect(await world.secondsToLook()).toBeNull()
})

test('a session that was over before it could be closed is not mistaken for one that could not', async () => {
  const jane = await world.prospect()
  await jane.start()
  await world.watch(2 * minute)
  await jane.quit()
  await endTrial(jane.handle, jane.cookie)
  await world.pass(5)
  await lookAtSessions()
  expect(await jane.sessions()).toMatchObject([{ source: 'poll', ended_at: expect.any(Date) }])
  expect(await world.secondsToLook()).toBeNull()
})

test('a 404 to the closing of a session that runs is no closing', async () => {
  const jane = await world.prospect()
  const id = await jane.start()
  await world.watch(2 * minute)
  await world.faults([{ kind: 'status', status: 404, times: 1, path: `${sessionPaths.slice(0, -1)}/${id}` }])
  await endTrial(jane.handle, jane.cookie)
  await lookAtSessions()
  expect(await jane.sessions()).toMatchObject([{ ended_at: null }])
  await world.watch(minute)
  expect(await running()).toBe(0)
  expect(await jane.sessions()).toMatchObject([{ source: 'close', ended_at: expect.any(Date) }])
})

test('a session in which another trial of the same person may be is not closed, until that one ends too', async () => {
  const jane = await world.prospect({ launchpadIs: 'unknown', at: 'first' })
  await world.pass(1)
  const { email, cookie } = jane
  const again = await world.prospect({ launchpadIs: 'unknown', at: 'second', email, cookie })
  await again.start()
  await world.watch(2 * minute)
  expect(await again.sessions()).toHaveLength(1)
  await endTrial(again.handle, again.cookie)
  await world.watch(10 * minute)
  expect(await running()).toBe(1)

  await endTrial(jane.handle, again.cookie)
  await world.watch(31 * minute)
  expect(await running()).toBe(0)
  expect(await again.sessions()).toMatchObject([{ source: 'close', ended_at: expect.any(Date) }])
})

test('a trial takes its own session with it while the person has another trial at another Launchpad', async () => {
  const jane = await world.prospect()
  const { email, cookie } = jane
  const maps = await world.prospect({ at: 'maps', email, cookie })
  await sql(
    `update products
     set launch_url = replace(launch_url, 'aster-cad', 'meridian-maps'),
       terminal_configuration_id = replace(terminal_configuration_id, '01', '02')
     where slug = $1`,
    [maps.slug],
  )
  const id = await jane.start()
  await world.watch(2 * minute)
  expect(await jane.sessions()).toMatchObject([{ frame_id: id }])
  expect(await maps.sessions()).toEqual([])
  await endTrial(jane.handle, maps.cookie)
  await lookAtSessions()
  expect(await running()).toBe(0)
})

test('a trial that is given more time before its session was closed keeps it', async () => {
  const jane = await world.prospect({ trialMinutes: 10 })
  await jane.start()
  await runOutOfTime(10 * minute + 1)
  await sql(
    `update signups set state = 'active', trial_ends_at = portal_now() + interval '1 hour' where id = $1`,
    [jane.id],
  )
  await lookAtSessions()
  expect(await running()).toBe(1)
  expect(await world.secondsToLook()).toBeGreaterThan(0)
})

test('a place of trials that run at once is free when the session is seen closed, and not before', async () => {
  const quotas = [{ scope: 'product', per: 'concurrent', limit: 1 } as const]
  const jane = await world.prospect({ at: 'one-at-once', trialMinutes: 10, quotas })
  await jane.start()
  await runOutOfTime(10 * minute + 1)
  expect(await placesOf(jane)).toEqual([{ due: false }])
  expect(await postSignup(jane.slug)).toMatchObject({ kind: 'refused' })

  await lookAtSessions()
  expect(await placesOf(jane)).toEqual([{ due: true }])
  expect(await postSignup(jane.slug)).toMatchObject({ kind: 'granted' })
})

test('whoever ends a trial without a session frees the place as soon as Frame confirms that none runs', async () => {
  const quotas = [{ scope: 'product', per: 'concurrent', limit: 1 } as const]
  const jane = await world.prospect({ at: 'one-at-once', quotas })
  await endTrial(jane.handle, jane.cookie)
  expect(await placesOf(jane)).toEqual([{ due: false }])
  await lookAtSessions()
  expect(await placesOf(jane)).toEqual([{ due: true }])
})
