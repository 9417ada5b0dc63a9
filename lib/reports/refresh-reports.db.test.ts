import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createRandom, type Random } from '@/lib/seeded-random'
import { forEachSeed, seededTimeoutMs } from '@/lib/signups/test-support/seeded-runs'
import { sql } from '@/lib/signups/test-support/sql'
import { moveClock } from '@/lib/signups/test-support/trial-world'
import { listSignups } from '../signups/staff/list-signups'
import { addDays } from './calendar'
import { filterNames, type Filters } from './dimensions'
import { refreshReports } from './refresh-reports'
import { steps } from './stop'
import {
  addEvents,
  addFilterSet,
  addProducts,
  addSignups,
  addVisits,
  rawSignup,
  rawTouch,
  type RawSignup,
  type RawVisit,
} from './test-support/raw-rows'
import { countNames, recount, sumOf, type Counts, type Fact } from './test-support/recount'

// Before anything reads the environment.
const zone = vi.hoisted(() => (process.env.TIME_ZONE = 'Europe/Berlin'))
const products = ['cad', 'flow']
const lister = {
  id: '01990000-0000-7000-8000-000000000001',
  email: '',
  name: 'Mia',
  session: '',
  role: 'marketing',
  may: 'signups.read',
} as const
const owners = ['anna@sales.example', 'Ben@sales.example']

beforeAll(() => addProducts(products, owners))
beforeEach(async () => {
  await moveClock('0s')
  await sql('truncate signups, visits, report_state, report_changes, report_filter_sets cascade')
})

async function refreshAll() {
  while ((await refreshReports()) > 0);
}

type Row = Counts & { filter_by: string; filter_value: string; dimension: string; day: string; value: string }

const rollUps = () => sql<Row>('select *, day::text as day from report_counts')

/** Every row of the roll-ups against the same sum of the raw rows, and no sum without its row. */
async function expectExactly(signups: RawSignup[], visits: RawVisit[]) {
  const facts = recount(signups, visits, zone)
  const rows = await rollUps()
  const sets = await sql<FilterSet>('select key, filters from report_filter_sets where counted')
  const filtersOf = ({ filter_by, filter_value }: Row): Record<string, string> =>
    filter_by === 'set'
      ? (sets.find(({ key }) => key === filter_value)?.filters ?? {})
      : { [filter_by]: filter_value }
  const wrong = rows.filter((row) => {
    const labels = { ...filtersOf(row), [row.dimension]: row.value }
    const sum = sumOf(facts.filter((fact) => fact.day === row.day && hasLabels(fact, labels)))
    return countNames.some((name) => sum[name] !== row[name])
  })
  expect(wrong).toEqual([])
  for (const { key, filters } of sets) {
    const ofSet = rows.filter(({ filter_by, filter_value }) => filter_by === 'set' && filter_value === key)
    const sum = sumOf(facts.filter((fact) => hasLabels(fact, filters)))
    const isCountedAnyway = Object.keys(filters).length === 1
    for (const dimension of isCountedAnyway ? [] : ['', ...filterNames])
      expect(sumOf(ofSet.filter((row) => row.dimension === dimension))).toEqual(sum)
    const ofWeeks = await sql<SetWeek>(
      'select *, week::text as week, (week + 6)::text as until from report_set_weeks where set_key = $1',
      [key],
    )
    for (const { dimension, value, week, until, ...row } of ofWeeks) {
      const ofWeek = facts.filter(({ day }) => day >= week && day <= until)
      expect(row).toMatchObject(
        sumOf(ofWeek.filter((fact) => hasLabels(fact, { ...filters, [dimension]: value }))),
      )
    }
    for (const dimension of filterNames.filter((name) => filters[name] === undefined))
      expect(sumOf(ofWeeks.filter((row) => row.dimension === dimension))).toEqual(sum)
  }
  const totals = rows.filter(({ filter_by, dimension }) => filter_by === '' && dimension === '')
  expect(sumOf(totals)).toEqual(sumOf(facts))
  for (const dimension of ['product', 'owner', 'campaign', 'referrer', 'country', 'stop']) {
    const parts = rows.filter((row) => row.filter_by === '' && row.dimension === dimension)
    expect(sumOf(parts)).toEqual(sumOf(facts))
  }
  const [cells] = await sql<Counts>(
    `select ${countNames.map((name) => `coalesce(sum(${name}), 0)::int as ${name}`).join(', ')} from report_cells`,
  )
  expect(cells).toEqual(sumOf(facts))
}

type FilterSet = { key: string; filters: Record<string, string> }
type SetWeek = Counts & { dimension: string; value: string; week: string; until: string }

function hasLabels(fact: Fact, labels: Record<string, string>): boolean {
  return Object.entries(labels).every(([name, value]) => shown(name, fact) === value)
}

function randomTouch(random: Random) {
  return rawTouch(random.pick(['spring', 'autumn', null]), {
    source: random.pick(['google', 'newsletter', null]),
    referrerHost: random.pick(['news.example', null]),
  })
}

function randomMoment(random: Random): Date {
  return new Date(Date.UTC(2026, 2, 27) + random.whole(0, 5 * 24 * 60) * 60_000)
}

function randomSignup(random: Random): RawSignup {
  const at = randomMoment(random)
  const state = random.pick([
    'unverified',
    'reserved',
    'active',
    'active',
    'ended',
    'ended',
    'refused',
    'refused',
    'failed',
    'waitlisted',
    'unresolved',
    'review',
  ])
  const granted = state === 'active' || state === 'ended'
  const verifyBecause = state === 'unverified' || random.chance(0.3) ? 'product' : null
  const launched = granted && random.chance(0.7)
  return rawSignup({
    at,
    product: random.pick(products),
    owner: random.pick([null, null, ...owners]),
    state,
    reason: ['refused', 'failed', 'unresolved'].includes(state)
      ? random.pick(['product-quota', 'captcha-invalid', 'never-verified', 'frame-unknown', 'superseded'])
      : null,
    verifyBecause,
    verifiedAt: verifyBecause !== null && state !== 'unverified' && random.chance(0.6) ? at : null,
    grantedAt: granted ? at : null,
    launchedAt: launched ? at : null,
    minutes: launched ? random.whole(0, 90) : 0,
    cameBack: granted && random.chance(0.4),
    country: random.pick(['DE', 'FR', null]),
    firstTouch: randomTouch(random),
    lastTouch: randomTouch(random),
  })
}

function randomVisit(random: Random): RawVisit {
  return {
    at: randomMoment(random),
    product: random.pick(products),
    owner: random.pick([null, ...owners]),
    kind: random.pick(['person', 'person', 'bot', 'preview']),
    touch: randomTouch(random),
  }
}

test(
  'roll-ups agree with the rows they count, whatever happens in which order',
  { timeout: seededTimeoutMs },
  async () => {
    // So that few days are between the first signup and today.
    await moveClock(`${Math.round((Date.UTC(2026, 3, 2) - Date.now()) / 1000)}s`)
    await forEachSeed(
      { file: 'lib/reports/refresh-reports.db.test.ts', short: 2, long: 100 },
      async (seed) => {
        await sql('truncate signups, visits, report_state, report_changes, report_filter_sets cascade')
        const random = createRandom(seed)
        const signups: RawSignup[] = []
        const visits: RawVisit[] = []
        for (let round = 0; round < 4; round += 1) {
          const news = Array.from({ length: 25 }, () => randomSignup(random))
          const looks = Array.from({ length: 25 }, () => randomVisit(random))
          await addSignups(news)
          await addVisits(looks)
          signups.push(...news)
          visits.push(...looks)
          for (const signup of random.shuffled(signups).slice(0, 10)) await changeSomething(random, signup)
          await expectLists(random, signups)
          await addFilterSet(randomFilters(random, signups))
          await refreshAll()
          await expectExactly(signups, visits)
          await expectLists(random, signups)
        }
      },
    )
  },
)

/** What one to four labels of one of these share. */
function randomFilters(random: Random, signups: RawSignup[]): Filters {
  const [fact] = recount([random.pick(signups)], [], zone)
  const names = random.shuffled(filterNames).slice(0, random.whole(1, 4))
  return Object.fromEntries(names.map((name) => [name, fact ? shown(name, fact) : '']))
}

/** A list looks only where the roll-ups say, and yet nobody is missing: not even whom they have yet to count. */
async function expectLists(random: Random, signups: RawSignup[]) {
  const sets = await sql<FilterSet>('select key, filters from report_filter_sets where counted order by key')
  for (const fact of random.shuffled(recount(signups, [], zone)).slice(0, 5)) {
    const names = random.shuffled(filterNames).slice(0, random.whole(0, 3))
    const ofFact = Object.fromEntries(names.map((name) => [name, shown(name, fact)]))
    const { filters } = random.pick([{ filters: ofFact }, ...sets])
    const step = random.pick([null, ...steps])
    const days = random.pick([null, { from: fact.day, to: addDays(fact.day, random.whole(0, 2)) }])
    const { signups: listed } = await listSignups(
      lister,
      { days, filters, state: null, step, search: '' },
      { size: 200 },
    )
    const wanted = signups.filter((signup) => {
      const [own] = recount([signup], [], zone)
      if (!own || (days && (own.day < days.from || own.day > days.to))) return false
      if (step && own[step === 'came-back' ? 'came_back' : step] === 0) return false
      return hasLabels(own, filters)
    })
    expect(listed.map(({ id }) => id).sort(), JSON.stringify({ filters, step, days })).toEqual(
      wanted.map(({ id }) => id).sort(),
    )
  }
}

/** Owners are told apart without regard to capitals. */
function shown(name: string, { values }: { values: Record<string, string> }): string {
  const value = values[name] ?? ''
  return name === 'owner' ? value.toLowerCase() : value
}

/** Something that happens later in the life of a signup, told to the database as the product tells it. */
async function changeSomething(random: Random, signup: RawSignup) {
  if (signup.grantedAt === null) {
    signup.state = 'failed'
    signup.reason = 'never-verified'
    await sql(`update signups set state = 'failed', reason = 'never-verified' where id = $1`, [signup.id])
    return addEvents([{ id: signup.id, kind: 'failed' }])
  }
  if (random.chance(0.5)) {
    signup.launchedAt ??= signup.grantedAt
    signup.minutes += 5
    await sql('update signups set launched_at = coalesce(launched_at, $2), used_minutes = $3 where id = $1', [
      signup.id,
      signup.launchedAt,
      signup.minutes,
    ])
    return
  }
  signup.cameBack = true
  await addEvents([{ id: signup.id, kind: 'came-back' }])
}

test.each([
  ['23 hours, in March', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z', '2026-03-29'],
  ['25 hours, in October', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z', '2026-10-25'],
])('a day of %s begins and ends at midnight in Berlin', async (_, first, last, day) => {
  const before = new Date(new Date(first).getTime() - 1)
  const after = new Date(new Date(last).getTime() + 1)
  const moments = [before, new Date(first), new Date(last), after]
  await addSignups(moments.map((at) => rawSignup({ at, product: 'cad' })))
  await addVisits(
    moments.map((at) => ({ at, product: 'cad', owner: null, kind: 'person' as const, touch: null })),
  )
  await refreshAll()
  const totals = (await rollUps()).filter(
    (row) => row.filter_by === '' && row.dimension === '' && row.submitted > 0,
  )
  expect(totals.find((row) => row.day === day)).toMatchObject({ submitted: 2, visits: 2 })
  expect(totals).toHaveLength(3)
})

test('lists know whom the roll-ups have yet to count, and in which hours of a day they came', async () => {
  const early = rawSignup({ at: new Date('2026-05-04T08:00:00Z'), product: 'cad' })
  const late = rawSignup({ at: new Date('2026-05-04T15:00:00Z'), product: 'cad' })
  await addSignups([early, late])
  await refreshAll()
  const days = { from: '2026-05-01', to: '2026-05-31' }
  const list = async (asked: { filters?: object; step?: 'launched' }) => {
    const all = { days, filters: {}, state: null, step: null, search: '' } as const
    return (await listSignups(lister, { ...all, ...asked })).signups.map(({ id }) => id)
  }

  // A change that no event tells.
  await sql('update signups set launched_at = created_at where id = $1', [early.id])
  expect(await list({ step: 'launched' })).toEqual([early.id])
  await refreshAll()
  expect(await list({ step: 'launched' })).toEqual([early.id])

  // Found, and not counted.
  const other = rawSignup({ at: new Date('2026-05-09T10:00:00Z'), product: 'flow' })
  await addSignups([other])
  await sql(`select find_report_days('Europe/Berlin')`)
  expect(await list({ filters: { product: 'flow' } })).toEqual([other.id])

  // Each takes the place of the other: all counts stay as they were.
  await sql(
    `update signups set launched_at = case when id = $1 then null else created_at end where id in ($1, $2)`,
    [early.id, late.id],
  )
  await refreshAll()
  expect(await list({ step: 'launched' })).toEqual([late.id])
  expect(await list({ filters: { stop: 'launched:still-running' } })).toEqual([late.id])
  expect(await list({ filters: { product: 'cad', stop: 'granted:still-running' } })).toEqual([early.id])
})

test('a list goes back through months without a gap, page after page', async () => {
  const days = 200
  const lastMidnight = Date.parse('2026-10-20T22:00:00Z')
  await moveClock(`${Math.round((lastMidnight - Date.now()) / 1000) + 3_600}s`)
  // The last moment of one day and the first of the next.
  const signups = Array.from({ length: days }, (_, day) => [
    rawSignup({ at: new Date(lastMidnight - day * 86_400_000 - 1), product: 'cad' }),
    rawSignup({ at: new Date(lastMidnight - day * 86_400_000), product: 'cad' }),
  ]).flat()
  await addSignups(signups)
  while ((await refreshReports(60_000)) > 0);
  const asked = { days: null, filters: { product: 'cad' }, state: null, step: null, search: '' } as const
  const seen: string[] = []
  let after = null
  do {
    const page: Awaited<ReturnType<typeof listSignups>> = await listSignups(lister, asked, {
      after,
      size: 90,
    })
    seen.push(...page.signups.map(({ id }) => id))
    after = page.next
  } while (after)
  const newestFirst = signups.toSorted((one, other) => other.at.getTime() - one.at.getTime())
  expect(seen).toEqual(newestFirst.map(({ id }) => id))
})

test('a day so busy that counting it takes many seconds is counted all the same', async () => {
  await addSignups([rawSignup({ at: new Date('2026-05-04T10:00:00Z'), product: 'cad' })])
  await sql(
    `create function wait_a_while() returns trigger language plpgsql as 'begin perform pg_sleep(5.5); return null; end'`,
  )
  await sql(
    `create trigger wait_a_while after insert on report_cells for each row execute function wait_a_while()`,
  )
  try {
    await refreshAll()
  } finally {
    await sql('drop function wait_a_while cascade')
  }
  expect((await rollUps()).filter(({ submitted }) => submitted > 0)).not.toEqual([])
})

test('counting again changes nothing, and a day without news is not counted again', async () => {
  await addSignups([rawSignup({ at: new Date('2026-05-04T10:00:00Z'), product: 'cad' })])
  await refreshAll()
  const before = await rollUps()
  expect(await refreshReports()).toBe(0)
  await sql(`select count_report_day('2026-05-04', 'Europe/Berlin')`)
  expect(await rollUps()).toEqual(before)
})

test('what happens late changes the day of the submission', async () => {
  const early = rawSignup({ at: new Date('2026-05-04T10:00:00Z'), product: 'cad', grantedAt: new Date() })
  await addSignups([early, rawSignup({ at: new Date('2026-05-20T10:00:00Z'), product: 'cad' })])
  await refreshAll()
  await addEvents([{ id: early.id, kind: 'came-back' }])
  expect(await refreshReports()).toBe(1)
  const row = (await rollUps()).find((candidate) => candidate.filter_by === '' && candidate.came_back > 0)
  expect(row?.day).toBe('2026-05-04')
})

test('a fact whose transaction ends after a later one is not missed', async () => {
  const { default: pg } = await import('pg')
  const slow = rawSignup({ at: new Date('2026-05-04T10:00:00Z'), product: 'cad', grantedAt: new Date() })
  const quick = rawSignup({ at: new Date('2026-05-05T10:00:00Z'), product: 'cad', grantedAt: new Date() })
  await addSignups([slow, quick])
  await refreshAll()
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query(`insert into events (signup_id, kind) values ($1, 'came-back')`, [slow.id])
  await addEvents([{ id: quick.id, kind: 'came-back' }])
  expect(await refreshReports()).toBe(1)
  await client.query('commit')
  await client.end()
  await refreshAll()
  const back = (await rollUps()).filter(
    (row) => row.filter_by === '' && row.dimension === '' && row.came_back > 0,
  )
  expect(back.map(({ day }) => day).sort()).toEqual(['2026-05-04', '2026-05-05'])
})

test('an invite that changes hands takes its visits and signups along', async () => {
  const at = new Date('2026-05-04T10:00:00Z')
  await addSignups([rawSignup({ at, product: 'flow', owner: owners[0] ?? null })])
  await addVisits([{ at, product: 'flow', owner: owners[0] ?? null, kind: 'person', touch: null }])
  await refreshAll()
  await sql(`update invites set owner = 'carl@sales.example' where owner = $1`, [owners[0]])
  await refreshAll()
  const byOwner = (await rollUps()).filter(
    (row) => row.filter_by === '' && row.dimension === 'owner' && row.submitted > 0,
  )
  expect(byOwner).toMatchObject([{ value: 'carl@sales.example', visits: 1, submitted: 1 }])
  await sql(`update invites set owner = $1 where owner = 'carl@sales.example'`, [owners[0]])
})

test('another time zone means that every day is counted anew', async () => {
  await addSignups([rawSignup({ at: new Date('2026-05-04T22:30:00Z'), product: 'cad' })])
  await sql(`select find_report_days('UTC')`)
  await sql(`select count_report_day('2026-05-04', 'UTC')`)
  await refreshAll()
  const days = (await rollUps())
    .filter((row) => row.filter_by === '' && row.dimension === '')
    .map(({ day }) => day)
  expect(days).toEqual(['2026-05-05'])
})

test('several processes at once count as one', async () => {
  const at = new Date('2026-05-04T10:00:00Z')
  const signups = Array.from({ length: 40 }, () => rawSignup({ at, product: 'cad' }))
  await addSignups(signups)
  await Promise.all([refreshReports(), refreshReports(), refreshReports(), refreshReports()])
  await refreshAll()
  await expectExactly(signups, [])
})
