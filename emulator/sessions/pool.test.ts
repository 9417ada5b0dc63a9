import { beforeEach, expect, test } from 'vitest'
import { findLaunchpad } from '../launchpad/find-launchpad'
import { createTestApp, type TestApp } from '../test-app'
import { checkBearer } from '../tokens/find-bearer'
import { stateAt } from './session'
import { startSession } from './start-session'

let app: TestApp
beforeEach(() => {
  app = createTestApp()
})

/** Somebody starts a session; gives what they get. */
async function start(email: string, name = 'aster-cad') {
  const checked = await checkBearer(app.state, `Bearer ${await app.mint({ email })}`)
  const place = findLaunchpad(app.state.tenant, {
    customer: 'halden',
    organization: 'trials',
    account: 'europe',
    name,
  })
  if (checked.kind === 'refused' || !place) throw new Error('Nobody can start here')
  const started = startSession(app.state, { place, record: checked.bearer.record })
  return started.kind === 'session' ? started.session : null
}
const machineOf = async (email: string) => (await start(email))?.plan.machine ?? 'none'
const stateNow = (session: Awaited<ReturnType<typeof start>>) =>
  session && stateAt(session, app.state.clock.nowMs())

test('Sessions and machines: with a machine in the buffer a session opens in seconds, without one in two minutes', async () => {
  const first = await start('a@example.com')
  const second = await start('b@example.com')
  app.forward(6)
  expect([stateNow(first), stateNow(second)]).toEqual(['open', 'init'])
  app.forward(120)
  expect(stateNow(second)).toBe('open')
})

test('Sessions and machines: the machine that was taken is replaced, and ready after its boot', async () => {
  expect([await machineOf('a@example.com'), await machineOf('b@example.com')]).toEqual(['ready', 'booting'])
  app.forward(121)
  expect(await machineOf('c@example.com')).toBe('ready')
})

test('Sessions and machines: the minimum is ready from the beginning', async () => {
  app.state.settings.change({ poolMinimum: 3, poolBuffer: 0 })
  const machines = []
  for (const email of ['a@x.de', 'b@x.de', 'c@x.de', 'd@x.de']) machines.push(await machineOf(email))
  expect(machines).toEqual(['ready', 'ready', 'ready', 'booting'])
})

test('Sessions and machines: nobody beyond the maximum gets a session, until one is closed', async () => {
  app.state.settings.change({ poolMaximum: 2 })
  const first = await start('a@example.com')
  await start('b@example.com')
  expect(await machineOf('c@example.com')).toBe('none')
  app.state.sessions.close(first?.id ?? '', 'quit')
  expect(await machineOf('c@example.com')).toBe('none')
  app.forward(2)
  expect(await machineOf('c@example.com')).toBe('booting')
})

test('Sessions and machines: the same person gets the same session back, with a new token too, and another one after it is over', async () => {
  const first = await start('jane@example.com')
  app.forward(10)
  app.state.sessions.disconnect(first?.id ?? '')
  expect((await start('JANE@example.com'))?.id).toBe(first?.id)
  expect(first?.disconnectedAtMs).toBeNull()
  expect((await start('jane@example.com', 'tally-ledger'))?.id).not.toBe(first?.id)
  app.state.sessions.disconnect(first?.id ?? '')
  app.forward(10 * 60)
  expect((await start('jane@example.com'))?.id).not.toBe(first?.id)
})

test('Sessions and machines: settings changed during a session are about the next one', async () => {
  const session = await start('jane@example.com')
  app.forward(5 * 60)
  app.state.settings.change({ maximumSessionMinutes: 1 })
  expect(stateNow(session)).toBe('open')
})

test('the faults pool-full and session-failed strike the next session that starts, once', async () => {
  app.state.faults.set([
    { kind: 'pool-full', times: 1 },
    { kind: 'session-failed', times: 1 },
  ])
  expect(await start('a@example.com')).toBeNull()
  const failing = await start('a@example.com')
  app.forward(1)
  expect(stateNow(failing)).toBe('failed')
  const next = await start('a@example.com')
  expect(next?.plan.fails).toBe(false)
})

test('Trails: the session trail tells who was where, how it ended, and the newest first', async () => {
  const first = await start('a@example.com')
  app.forward(60)
  await start('b@example.com')
  app.state.sessions.close(first?.id ?? '', 'quit')
  app.forward(2)
  const startedAtMs = first?.startedAtMs ?? 0
  expect(app.state.sessionTrail.list()).toMatchObject([
    { who: { name: 'Jane Doe', email: 'b@example.com' }, state: 'init', openedAtMs: null, endedAtMs: null },
    {
      id: first?.id,
      state: 'closed',
      connected: false,
      launchpadSlug: 'aster-cad',
      openedAtMs: startedAtMs + 5000,
      endedAtMs: startedAtMs + 62_000,
      endReason: 'quit',
    },
  ])
})
