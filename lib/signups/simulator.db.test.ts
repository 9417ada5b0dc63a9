import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { useOneClock } from './test-support/one-clock'
import { forEachSeed, isReplay, seededTimeoutMs } from './test-support/seeded-runs'
import { checkHistory, checkLeases } from './test-support/simulator/check-history'
import { startInstances, type Instances } from './test-support/simulator/instances'
import { planHistory } from './test-support/simulator/plan-history'
import { runHistory } from './test-support/simulator/run-history'
import { createSimulatedWorld, type SimulatedWorld } from './test-support/simulator/simulated-world'
import { startTrialWorld, type TrialWorld } from './test-support/trial-world'

const file = 'lib/signups/simulator.db.test.ts'

// The environment is read when the first module is loaded.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  process.env.TIME_ZONE = 'Europe/Berlin'
  return port
})

const whatHappens = [
  'granted',
  'verify',
  'waiting',
  'refused frame-unknown',
  'refused product-quota',
  'error',
  'died',
]

let client: pg.Pool
let world: TrialWorld
let instances: Instances

beforeAll(async () => {
  instances = startInstances()
  world = await startTrialWorld({ smtpPort })
  client = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
  await useOneClock(client)
})
afterAll(async () => {
  await instances.stop()
  await client.end()
  await world.stop()
})

test(
  'whatever people, processes, Frame, mail and database do, I1 to I7 hold, and I8 once a janitor came',
  async () => {
    const told = new Set<string>()
    await forEachSeed({ file, short: 6, long: 1_000 }, async (seed) => {
      const history = planHistory(seed)
      const simulated = await createSimulatedWorld(history, { client, world, instances })
      const notes = await runHistory(history, simulated)
      const broken = await checkHistory(history, simulated, notes)
      await simulated.setFaults([])
      for (const minutes of [3, 400, 1_500]) {
        await simulated.forward(minutes)
        await janitors(simulated)
        broken.push(...(await checkLeases(simulated)))
      }
      broken.push(...(await checkHistory(history, simulated, notes)))
      const steps = history.steps.map((step) => JSON.stringify(step))
      if (broken.length > 0) throw new Error([...new Set(broken), '', 'after', ...steps].join('\n'))
      for (const outcome of notes.told) told.add(outcome)
    })
    // All together they are about something.
    if (!isReplay) expect([...told]).toEqual(expect.arrayContaining(whatHappens))
  },
  seededTimeoutMs,
)

/** One in every instance at once, until all of them find nothing to do. */
async function janitors(simulated: SimulatedWorld): Promise<void> {
  const rounds = await Promise.all([0, 1, 2].map((index) => simulated.instances.ask(index, 'janitor')))
  const done = rounds.map((round) => {
    if (round.kind === 'answer') return round.value
    throw new Error(`a janitor came to grief: ${JSON.stringify(round)}`)
  })
  if (done.some((count) => count > 0)) await janitors(simulated)
}
