import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rememberConsent } from './remember-consent'
import { useOneClock } from './test-support/one-clock'
import { startPortalProcess, answerOf, type PortalProcess } from './test-support/portal-processes'
import { planRace, type Race } from './test-support/races/plan-race'
import { runRace } from './test-support/races/run-race'
import { forEachSeed, seededTimeoutMs } from './test-support/seeded-runs'
import { startTrialWorld, type TrialWorld } from './test-support/trial-world'

const file = 'lib/signups/races.db.test.ts'

let world: TrialWorld
let client: pg.Pool
let processes: PortalProcess[]
let consentVersion: string

beforeAll(async () => {
  processes = [startPortalProcess(), startPortalProcess(), startPortalProcess()]
  world = await startTrialWorld()
  await world.product('race')
  consentVersion = await rememberConsent({ language: 'en', text: 'I agree to a race.' })
  client = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
  await useOneClock(client)
  await Promise.all(processes.map((each) => answerOf(each.ask('ready'))))
})
afterAll(async () => {
  await Promise.all(processes.map((each) => each.kill()))
  await client.end()
  await world.stop()
})

const run = (race: Race) => runRace(race, { client, processes, consentVersion })

test(
  'Q2: in any race over any scopes, windows and limits, from one to three processes, exactly the limits are granted',
  async () => {
    await forEachSeed({ file, short: 100, long: 10_000 }, async (seed) => {
      const rounds = await run(planRace(seed, 'nested'))
      const promised = rounds.map(({ most }) => ({ granted: most, most, wrong: [] }))
      expect(rounds).toEqual(promised)
    })
  },
  seededTimeoutMs,
)

test(
  'Q3: where anybody shares any quota with anybody, nobody is refused while there is room, and no limit is passed',
  async () => {
    const deadlocks = async () =>
      (await client.query(`select deadlocks from pg_stat_database where datname = current_database()`)).rows
    const before = await deadlocks()
    await forEachSeed({ file, short: 20, long: 2_000 }, async (seed) => {
      const rounds = await run(planRace(seed, 'crossing'))
      expect(rounds.flatMap(({ wrong }) => wrong)).toEqual([])
    })
    expect(await deadlocks()).toEqual(before)
  },
  seededTimeoutMs,
)
