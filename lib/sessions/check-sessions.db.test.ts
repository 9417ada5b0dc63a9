import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { explainSignups } from '../signups/explain-signups'
import { endTrial } from '../trials/end-trial'
import { checkSessions } from './check-sessions'
import { startSessionWorld, type SessionWorld } from './test-support/session-world'

let world: SessionWorld
beforeAll(async () => {
  world = await startSessionWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const sessionPaths = '/v1/accounts/33333333-3333-4333-8333-333333333333/sessions*'

test('the check-up says how launches of a product are recognised, and names sessions that could not be closed', async () => {
  const jane = await world.prospect({ launchpadIs: 'unknown' })
  await jane.start()
  await world.watch(120)
  expect(await checkSessions()).toMatchObject([
    { level: 'ok', subject: `product ${jane.slug}`, finding: expect.stringContaining('by e-mail address') },
    { level: 'ok', subject: 'sessions' },
  ])
  await world.faults([{ kind: 'status', status: 503, times: 'always', path: sessionPaths }])
  await endTrial(jane.handle, jane.cookie)
  await world.watch(40 * 60)
  expect((await checkSessions()).slice(1)).toMatchObject([
    { level: 'warning', finding: expect.stringContaining('for a while') },
    { level: 'warning', finding: expect.stringContaining('1 trials have ended') },
  ])
})

test('a signup is explained with its sessions, its launch and when it is looked at again', async () => {
  const jane = await world.prospect()
  const id = await jane.start()
  await world.watch(120)
  expect(await explainSignups(jane.handle)).toMatchObject([
    {
      launchedAt: expect.any(Date),
      sessions: [{ frameId: id, openSince: expect.any(Date), endedAt: null, source: 'poll' }],
      look: { nextLookAt: expect.any(Date), failures: 0 },
      events: expect.arrayContaining([expect.objectContaining({ kind: 'launched' })]),
    },
  ])
})
