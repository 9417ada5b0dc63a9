import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { log } from '../log'
import { explainSignups } from '../signups/explain-signups'
import { sql } from '../signups/test-support/sql'
import { checkSessions } from './check-sessions'
import { startSessionWorld, type Prospect, type SessionWorld } from './test-support/session-world'

let world: SessionWorld
beforeAll(async () => {
  world = await startSessionWorld()
})
beforeEach(async () => {
  await world.reset()
  // Nobody waits for a machine.
  await world.frameSettings({ poolBuffer: 5 })
  world.moveProcess()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
afterAll(() => world.stop())

const minute = 60
const sessionPaths = [
  '/api/graphql',
  '/v1/accounts/33333333-3333-4333-8333-333333333333/sessions',
  '/v1/accounts/33333333-3333-4333-8333-333333333333/sessions/*',
]

test.each([
  { how: 'answers 503', fault: { kind: 'status', status: 503 } },
  { how: 'breaks every connection', fault: { kind: 'reset', when: 'before' } },
])(
  "U4: for ten minutes Frame $how: nobody's end is made up, and what was missed is in the precision",
  async ({ fault }) => {
    // Five seconds apart, so that each is looked at alone, and the order is the same on any machine.
    const stays = await world.prospect()
    const id = await stays.start()
    await world.pass(5)
    const quits = await world.prospect()
    await quits.start()
    await world.pass(5)
    const comes = await world.prospect()
    await world.watch(6 * minute)
    expect(await livesAs(stays)).toEqual([{ id, isOver: false }])
    const before = await recordOf(stays)
    const asked = (await world.questions()).length

    const warnings = vi.spyOn(log, 'warn')
    await world.faults(sessionPaths.map((path) => ({ ...fault, times: 'always', path })))
    await world.watch(3 * minute)
    await quits.quit()
    const newId = await comes.start()
    await world.watch(7 * minute)

    expect(await recordOf(stays)).toEqual(before)
    expect((await quits.sessions()).map(({ ended_at }) => ended_at)).toEqual([null])
    expect(await comes.sessions()).toEqual([])
    expect(await failuresOf(stays)).toBe(5)
    expect(await checkSessions()).toContainEqual(
      expect.objectContaining({ level: 'warning', finding: expect.stringContaining('sessions of 3 trials') }),
    )

    // All three were due five times. Five failures in a row, and then one probe whenever the first of them is due.
    const inVain = (await world.questions()).slice(asked)
    expect(new Set(inVain)).toEqual(new Set(['state', 'active']))
    expect(inVain).toHaveLength(8)
    // Frame's silence is foreseen: it is told once, and no look throws.
    expect(warnings.mock.calls.map((call) => call.at(-1))).toEqual([
      expect.stringContaining('to tell about sessions and is not asked for a while'),
    ])

    await world.faults([])
    await world.watch(6 * minute)
    expect(await livesAs(stays)).toEqual([{ id, isOver: false }])
    expect(await failuresOf(stays)).toBe(0)
    expect(await secondsSinceSeen(stays)).toBeLessThan(5 * minute)
    // Seen before and after: all of the time between counts, and nothing about it is uncertain.
    expect((await stays.signup())?.used_minutes).toBe(20)
    expect((await stays.sessions())[0]?.precision_seconds).toBe(before.precision)
    expect((await checkSessions()).filter(({ level }) => level === 'warning')).toEqual([])

    // 14 minutes passed between the looks before and after: 150 s of them count, and the rest is the precision.
    expect(await quits.signup()).toMatchObject({ used_minutes: 8 })
    const [left] = await quits.sessions()
    expect(left?.ended_at).toBeInstanceOf(Date)
    expect(left?.precision_seconds).toBeGreaterThanOrEqual(690)
    expect(left?.precision_seconds).toBeLessThanOrEqual(730)
    expect(await livesAs(comes)).toEqual([{ id: newId, isOver: false }])
    const [found] = await comes.sessions()
    expect(found?.precision_seconds).toBeGreaterThanOrEqual(690)
    expect(found?.precision_seconds).toBeLessThanOrEqual(720)

    await stays.quit()
    await world.watch(11 * minute)
    expect(await livesAs(stays)).toEqual([{ id, isOver: true }])
    for (const person of [stays, quits])
      expect((await person.events()).filter((kind) => /launched|session/.test(kind))).toEqual([
        'launched',
        'session-closed',
      ])
    // It was open from second 5 to second 1330.
    const [session] = await stays.sessions()
    const seconds = (Number(session?.ended_at) - Number(session?.open_since)) / 1000
    expect(session?.precision_seconds).toBeLessThanOrEqual(180)
    expect(Math.abs(seconds - 1325)).toBeLessThanOrEqual(session?.precision_seconds ?? 0)
    expect((await stays.signup())?.used_minutes).toBe(Math.round(seconds / 60))
  },
)

async function livesAs(person: Prospect) {
  return (await person.sessions()).map(({ frame_id, ended_at }) => ({
    id: frame_id,
    isOver: ended_at !== null,
  }))
}

/** Everything that must not change while nothing is known. */
async function recordOf(person: Prospect) {
  const [session] = await person.sessions()
  return {
    session,
    precision: session?.precision_seconds,
    signup: await person.signup(),
    events: await person.events(),
  }
}

/** As `portal explain` shows it. */
async function failuresOf({ handle }: Prospect) {
  return (await explainSignups(handle))[0]?.look?.failures
}

async function secondsSinceSeen({ id }: Prospect) {
  const [row] = await sql<{ seconds: number }>(
    'select extract(epoch from portal_now() - max(last_seen_at))::float as seconds from frame_sessions where signup_id = $1',
    [id],
  )
  return row?.seconds
}
