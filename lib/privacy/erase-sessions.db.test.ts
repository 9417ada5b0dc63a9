import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startSessionWorld, type Prospect, type SessionWorld } from '../sessions/test-support/session-world'
import { sql } from '../signups/test-support/sql'
import { erasePersonByAddress } from './erase-person'

let world: SessionWorld
beforeAll(async () => {
  world = await startSessionWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const sessionPaths = '/v1/accounts/33333333-3333-4333-8333-333333333333/sessions*'

async function running(): Promise<number> {
  const reply = await fetch(`${world.emulator.origin}/__emulator/session-trail`)
  const { sessions } = (await reply.json()) as { sessions: { state: string }[] }
  return sessions.filter(({ state }) => ['init', 'reserved', 'open'].includes(state.toLowerCase())).length
}

async function erase({ id }: Prospect) {
  const [row] = await sql<{ email: string }>('select email from signups where id = $1', [id])
  return erasePersonByAddress(row?.email ?? '', { id: null, name: 'command line' })
}

test('who is erased while a session runs loses it at once, also one that nobody had seen yet', async () => {
  const jane = await world.prospect()
  await jane.start()
  expect(await erase(jane)).toEqual({ kind: 'erased', signups: 1, invites: 0, openSessions: 0 })
  expect(await running()).toBe(0)
  expect(await world.secondsToLook()).toBeNull()
})

test('a Frame that is down keeps nobody from being erased; the session is closed later, by its id', async () => {
  const jane = await world.prospect()
  await jane.start()
  await world.watch(120)
  await world.faults([{ kind: 'status', status: 503, times: 'always', path: sessionPaths }])
  expect(await erase(jane)).toMatchObject({ kind: 'erased', openSessions: 1 })
  expect(await sql(`select email, state::text from signups where id = $1`, [jane.id])).toEqual([
    { email: '', state: 'ended' },
  ])
  await world.faults([])
  await world.watch(600)
  expect(await running()).toBe(0)
})
