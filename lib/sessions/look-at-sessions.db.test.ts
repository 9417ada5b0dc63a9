import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { sql } from '../signups/test-support/sql'
import { openTrial } from '../trials/open-trial'
import { lookAtSessions } from './look-at-sessions'
import { startSessionWorld, type Prospect, type SessionWorld } from './test-support/session-world'

let world: SessionWorld
beforeAll(async () => {
  world = await startSessionWorld()
})
beforeEach(() => world.reset())
afterEach(() => void vi.useRealTimers())
afterAll(() => world.stop())

const minute = 60

/** Comes back by the Launchpad's "Log back in", with a new SAT. */
async function bounce({ handle, cookie }: Prospect) {
  const outcome = await openTrial({ handle, browserCookie: cookie, query: new URLSearchParams() })
  if (outcome.kind !== 'granted') throw new Error(outcome.reason)
  return world.visitor(outcome.handOverTo)
}

test('a mint is not a launch: whoever never starts a session is looked for half an hour, and then no more', async () => {
  const jane = await world.prospect()
  await world.watch(120 * minute)
  expect(await jane.signup()).toMatchObject({ launched_at: null, used_minutes: null })
  expect(await jane.sessions()).toEqual([])
  expect(await world.secondsToLook()).toBeNull()
  const questions = await world.questions()
  expect(new Set(questions)).toEqual(new Set(['active']))
  // 20 s, 40 s, fifteen minutes one by one, then at 20, 25 and 30 minutes.
  expect(questions).toHaveLength(20)
})

test('a launch is seen at the next look, and its minutes count across looks and a restart', async () => {
  const jane = await world.prospect()
  await world.pass(10)
  const id = await jane.start()
  await world.watch(6 * minute)
  await world.restart()
  await world.watch(6 * minute)
  await jane.quit()
  await world.watch(10 * minute)

  const [session, ...more] = await jane.sessions()
  expect(more).toEqual([])
  expect(session).toMatchObject({ frame_id: id, source: 'poll', ended_at: expect.any(Date) })
  const { launched_at, used_minutes } = (await jane.signup()) ?? {}
  expect(launched_at).toBeInstanceOf(Date)
  const seconds = (Number(session?.ended_at) - Number(session?.open_since)) / 1000
  const precision = session?.precision_seconds ?? 0
  // It was open from second 15 to second 730.
  expect(Math.abs(seconds - 715)).toBeLessThanOrEqual(precision)
  expect(precision).toBeLessThanOrEqual(45)
  expect(used_minutes).toBe(Math.round(seconds / 60))
  expect((await jane.events()).slice(-2)).toEqual(['launched', 'session-closed'])
})

test('two hours in a session cost Frame at most 45 questions', async () => {
  const jane = await world.prospect()
  await jane.start()
  await world.watch(120 * minute)
  const questions = await world.questions()
  expect(questions.length).toBeGreaterThan(30)
  expect(questions.length).toBeLessThanOrEqual(45)
  expect((await jane.signup())?.used_minutes).toBeGreaterThanOrEqual(114)
})

test('a session that fails was seen, and is no launch', async () => {
  const jane = await world.prospect()
  await world.faults([{ kind: 'session-failed', times: 1 }])
  await fetchSettings({ poolMinimum: 0, poolBuffer: 0, bootSeconds: 30 })
  await jane.start()
  await world.watch(5 * minute)
  expect(await jane.sessions()).toMatchObject([{ open_since: null, ended_at: expect.any(Date) }])
  expect(await jane.signup()).toMatchObject({ launched_at: null })
  expect(await jane.events()).not.toContain('launched')
})

test('a session that boots for two minutes counts from where it opens', async () => {
  const jane = await world.prospect()
  await fetchSettings({ poolMinimum: 0, poolBuffer: 0, bootSeconds: 120 })
  await jane.start()
  await world.watch(100)
  expect(await jane.signup()).toMatchObject({ launched_at: null })
  await world.watch(5 * minute)
  const [session] = await jane.sessions()
  const [row] = await sql<{ after: number }>(
    'select extract(epoch from open_since - granted_at)::float as after from frame_sessions f join signups s on s.id = signup_id where s.id = $1',
    [jane.id],
  )
  expect(Math.abs((row?.after ?? 0) - 124)).toBeLessThanOrEqual((session?.precision_seconds ?? 0) + 2)
})

test('who disconnects and resumes has one session; who quits and starts again has two', async () => {
  const jane = await world.prospect()
  const first = await jane.start()
  await world.watch(5 * minute)
  await jane.disconnect()
  await world.watch(4 * minute)
  expect(await (await bounce(jane)).start()).toBe(first)
  await world.watch(5 * minute)
  expect(await jane.sessions()).toMatchObject([{ frame_id: first, ended_at: null }])

  await jane.quit()
  await world.watch(2 * minute)
  const second = await jane.start()
  await world.watch(20 * minute)
  expect(await jane.sessions()).toMatchObject([
    { frame_id: first, ended_at: expect.any(Date) },
    { frame_id: second, ended_at: null },
  ])
  expect((await jane.events()).filter((kind) => /launched|session/.test(kind))).toEqual([
    'launched',
    'session-closed',
    'launched-again',
  ])
  expect((await jane.signup())?.used_minutes).toBeGreaterThanOrEqual(30)
})

test('when the SAT has ended, a session that runs is followed by its id, and nothing else is asked', async () => {
  const jane = await world.prospect()
  await jane.start()
  await world.watch(55 * minute)
  const before = (await world.questions()).length
  await world.watch(30 * minute)
  const after = (await world.questions()).slice(before)
  expect(new Set(after)).toEqual(new Set(['state']))
  expect((await jane.signup())?.used_minutes).toBeGreaterThanOrEqual(79)
  expect((await jane.sessions())[0]?.ended_at).toBeNull()
  await jane.quit().catch(() => {})
})

test('a SAT that a logout made void is no failure: the list of the account tells what runs', async () => {
  const jane = await world.prospect()
  const id = await jane.start()
  await jane.logOut()
  await world.watch(2 * minute)
  expect(await jane.sessions()).toMatchObject([{ frame_id: id }])
  expect(await world.questions()).toContain('list')
})

test('where the Launchpad is not known the list of the account is asked, and tells people apart', async () => {
  const jane = await world.prospect({ launchpadIs: 'unknown' })
  const joe = await world.prospect({ launchpadIs: 'unknown' })
  const id = await jane.start()
  await world.watch(2 * minute)
  expect(await jane.sessions()).toMatchObject([{ frame_id: id, open_since: expect.any(Date) }])
  expect(await joe.sessions()).toEqual([])
  expect(await world.questions()).not.toContain('active')
})

test('the one session of a person with two trials belongs to the one that was opened last', async () => {
  const first = await world.prospect({ launchpadIs: 'unknown' })
  await world.pass(30)
  const second = await bounceInto(first)
  const id = await second.start()
  await world.watch(3 * minute)
  expect(await first.sessions()).toEqual([])
  expect(await second.sessions()).toMatchObject([{ frame_id: id }])
})

test('U2: while mints leave Frame alone nobody looks, and afterwards what was missed shows in the precision', async () => {
  const jane = await world.prospect()
  await jane.start()
  await world.watch(2 * minute)
  // So that the rest lasts, however slow the machine is.
  vi.useFakeTimers({ toFake: ['Date'] })
  await world.faults([{ kind: 'status', status: 500, times: 'always' }])
  for (let time = 0; time < 5; time += 1) await bounceInVain(jane)
  const before = (await world.questions()).length
  await world.watch(20 * minute)
  expect((await world.questions()).length).toBe(before)

  vi.useRealTimers()
  await world.faults([])
  await world.restart()
  await jane.quit()
  await world.watch(10 * minute)
  const [session] = await jane.sessions()
  expect(session?.ended_at).toBeInstanceOf(Date)
  expect(session?.precision_seconds).toBeGreaterThan(15 * minute)
})

test('when Frame tells nothing about sessions it is soon asked no more, and mints go on', async () => {
  const jane = await world.prospect()
  for (let person = 0; person < 11; person += 1) await world.prospect()
  await world.faults([{ kind: 'status', status: 503, times: 'always', path: '/api/graphql' }])
  await world.pass(20)
  await lookAtSessions()
  await world.pass(60)
  await lookAtSessions()
  // Five in a row, beside whatever was under way with the fifth.
  expect((await world.questions()).length).toBeLessThanOrEqual(10)
  expect(await bounce(jane)).toMatchObject({ sat: expect.stringContaining('.') })
})

test('Frame is asked no sooner than it said', async () => {
  await world.prospect()
  await world.faults([{ kind: 'status', status: 429, retryAfter: 300, times: 1, path: '/api/graphql' }])
  await world.watch(3 * minute)
  expect(await world.questions()).toEqual(['active'])
})

test('Q5: two instances that look at once look at nobody twice', async () => {
  for (let person = 0; person < 12; person += 1) await world.prospect()
  await world.pass(20)
  const looked = await Promise.all([lookAtSessions(), lookAtSessions(), lookAtSessions()])
  expect(looked.reduce((sum, each) => sum + each)).toBe(12)
  expect(await world.questions()).toHaveLength(12)
})

test('the look of an instance that died is taken over a minute later', async () => {
  const jane = await world.prospect()
  await jane.start()
  await world.pass(20)
  await sql(`update session_looks set claimed_until = portal_now() + interval '60 seconds'`)
  expect(await lookAtSessions()).toBe(0)
  await world.pass(61)
  expect(await lookAtSessions()).toBe(1)
  expect((await jane.signup())?.launched_at).toBeInstanceOf(Date)
})

async function fetchSettings(settings: object): Promise<void> {
  const reply = await fetch(`${world.emulator.origin}/__emulator/settings`, {
    method: 'POST',
    body: JSON.stringify(settings),
  })
  if (!reply.ok) throw new Error(await reply.text())
}

async function bounceInVain({ handle, cookie }: Prospect): Promise<void> {
  await sql(`update mints set started_at = started_at - interval '2 minutes'`)
  const outcome = await openTrial({ handle, browserCookie: cookie, query: new URLSearchParams() })
  expect(outcome.kind).toBe('refused')
}

/** The same person at another product, as the person's own browser. */
async function bounceInto(person: Prospect): Promise<Prospect> {
  return world.prospect({ launchpadIs: 'unknown', at: 'another', email: person.email, cookie: person.cookie })
}
