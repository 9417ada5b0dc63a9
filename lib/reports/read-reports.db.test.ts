import { beforeAll, expect, test } from 'vitest'
import { createRandom } from '@/lib/seeded-random'
import { sql } from '@/lib/signups/test-support/sql'
import { dimensions, type Filters } from './dimensions'
import { funnelOf } from './funnel'
import { parseReportQuery } from './parse-report-query'
import { readDashboard } from './read-dashboard'
import { readLimits } from './read-limits'
import { readReportState } from './read-report-state'
import { readSeries } from './read-series'
import { readStops } from './read-stops'
import { readTables } from './read-tables'
import { sumOf } from './counts'
import { reportCsv, type Panel } from './report-csv'
import { refreshReports } from './refresh-reports'
import type { Reader } from './report-scope'
import { addProducts, addSignups, addVisits, rawSignup, rawTouch } from './test-support/raw-rows'
import { recount, sumOf as rawSumOf } from './test-support/recount'

const owners = ['anna@sales.example', 'ben@sales.example']
const random = createRandom(7)
const touch = () =>
  rawTouch(random.pick(['spring', 'autumn', null]), { source: random.pick(['google', 'newsletter', null]) })
const moment = () => new Date(Date.UTC(2026, 4, 1) + random.whole(0, 20 * 24 * 60) * 60_000)

/** More than a table of the dashboard shows. */
const reasons = [
  'product-quota',
  'product-quota',
  'product-quota',
  'captcha-invalid',
  'person-quota',
  'company-quota',
  'network-quota',
  'campaign-quota',
  'free-mail',
  'disposable-mail',
  'invite-expired',
]

const signups = Array.from({ length: 150 }, () => {
  const at = moment()
  const isGranted = random.chance(0.6)
  const isLaunched = isGranted && random.chance(0.7)
  return rawSignup({
    at,
    product: random.pick(['cad', 'flow']),
    owner: random.pick([null, ...owners]),
    state: isGranted ? 'ended' : 'refused',
    reason: isGranted ? null : random.pick(reasons),
    grantedAt: isGranted ? at : null,
    launchedAt: isLaunched ? at : null,
    cameBack: isLaunched && random.chance(0.5),
    minutes: isLaunched ? random.whole(1, 60) : 0,
    country: random.pick(['DE', 'FR']),
    lastTouch: touch(),
  })
})
const visits = Array.from({ length: 200 }, () => ({
  at: moment(),
  product: random.pick(['cad', 'flow']),
  owner: random.pick([null, ...owners]),
  kind: random.pick(['person', 'bot'] as const),
  touch: touch(),
}))

const someone = { id: '', name: '', session: '', may: 'dashboard.read' } as const
const marketing: Reader = { ...someone, role: 'marketing', email: 'mia@portal.example' }
const anna: Reader = { ...someone, role: 'sales', email: 'anna@sales.example' }

const query = (filters: Filters = {}) =>
  parseReportQuery({ from: '2026-05-08', to: '2026-05-14', ...filters }, '2026-05-20')

beforeAll(async () => {
  await addProducts(['cad', 'flow'], owners)
  await addSignups(signups)
  await addVisits(visits)
  while ((await refreshReports(60_000)) > 0);
})

/** What the rows themselves say for a range. */
function expected(filters: Filters, from = '2026-05-08', to = '2026-05-14') {
  const facts = recount(signups, visits, 'UTC').filter(
    ({ day, values }) =>
      day >= from && day <= to && Object.entries(filters).every(([name, value]) => values[name] === value),
  )
  const { came_back: cameBack, ...sum } = rawSumOf(facts)
  return { ...sum, cameBack }
}

test.each([
  {},
  { campaign: 'spring' },
  { campaign: '' },
  { country: 'DE' },
  { stop: 'verified:product-quota' },
  { campaign: 'spring', source: 'google' },
  { campaign: 'spring', source: '', product: 'cad', country: 'FR' },
  { owner: 'anna@sales.example', stop: 'came-back:' },
  { campaign: `' or '1'='1` },
])('a report about %o says what the rows say, for its time and the time before', async (filters) => {
  const { now, before } = await readSeries(marketing, query(filters))
  expect(now.map(({ day }) => day)).toHaveLength(7)
  expect(sumOf(now)).toEqual(expected(filters))
  expect(sumOf(before)).toEqual(expected(filters, '2026-05-01', '2026-05-07'))
})

test.each([
  {},
  { source: 'google' },
  { source: 'google', product: 'cad' },
  { country: 'DE', stop: 'verified:product-quota' },
  { campaign: '', source: 'google', country: 'FR' },
])('the tables of a report about %o add up to it', async (filters: Filters) => {
  const tables = await readTables(marketing, query(filters), {
    dimensions,
    rows: 100,
    all: [],
  })
  expect(tables.map(({ dimension }) => dimension)).toEqual([...dimensions])
  for (const { dimension, rows } of tables) {
    expect(sumOf(rows.map((row) => ({ ...row, bots: 0, previews: 0 })))).toEqual({
      ...expected(filters),
      bots: 0,
      previews: 0,
    })
    for (const { value, submitted } of rows)
      expect(submitted).toBe(expected({ ...filters, [dimension]: value }).submitted)
  }
})

test('the dashboard names every reason, however many there are', async () => {
  const { funnel, refusals } = await readDashboard(marketing, query())
  const stops = await readStops(marketing, query())
  expect(stops.length).toBeGreaterThan(8)
  expect(funnel).toEqual(funnelOf(expected({}), stops))
  expect(refusals).toHaveLength(new Set(reasons).size)
})

test('who is asked for by why they stopped stopped there alone', async () => {
  const filters = { stop: 'verified:product-quota', country: 'DE' }
  const { submitted } = expected(filters)
  expect(submitted).toBeGreaterThan(0)
  expect(await readStops(marketing, query(filters))).toEqual([
    { step: 'verified', reason: 'product-quota', signups: submitted },
  ])
  expect(await readStops(marketing, query({ ...filters, country: 'CH' }))).toEqual([])
})

test('a table shows the rows with most signups, and says how many there are', async () => {
  const [table] = await readTables(marketing, query(), {
    dimensions: ['campaign'],
    rows: 2,
    all: [],
  })
  expect(table?.rows).toHaveLength(2)
  expect(table?.length).toBe(3)
  expect(table?.rows[0]?.submitted).toBeGreaterThanOrEqual(table?.rows[1]?.submitted ?? Infinity)
  const [whole] = await readTables(marketing, query(), {
    dimensions: ['campaign'],
    rows: 2,
    all: ['campaign'],
  })
  expect(whole?.rows).toHaveLength(3)
})

test('the reasons of a step add up to those it lost', async () => {
  const { now } = await readSeries(marketing, query())
  const funnel = funnelOf(sumOf(now), await readStops(marketing, query()))
  expect(funnel.map(({ step }) => step)).toEqual([
    'visit',
    'submitted',
    'verified',
    'granted',
    'launched',
    'came-back',
  ])
  for (const { step, lost, reasons } of funnel.slice(1, -1)) {
    expect(
      reasons.reduce((sum, { signups: count }) => sum + count, 0),
      step,
    ).toBe(lost)
    expect(lost, step).toBeGreaterThan(0)
  }
})

test.each([{}, { owner: 'ben@sales.example' }, { campaign: 'spring' }, { owner: '', source: 'google' }])(
  'sales sees what came of their own invites alone, also when asking for %o',
  async (asked: Filters) => {
    const own = { ...asked, owner: 'anna@sales.example' }
    const { now } = await readSeries(anna, query(asked))
    expect(sumOf(now)).toEqual(expected(own))
    const tables = await readTables(anna, query(asked), { dimensions, rows: 100, all: [] })
    expect(tables.find(({ dimension }) => dimension === 'owner')?.rows).toMatchObject([
      { value: 'anna@sales.example', submitted: expected(own).submitted },
    ])
    const stops = await readStops(anna, query(asked))
    expect(stops.reduce((sum, { signups: count }) => sum + count, 0)).toBe(expected(own).submitted)
  },
)

const fileOf = async (reader: Reader, panel: Panel, filters: Filters = {}) =>
  (await reportCsv({ panel, reader, query: query(filters), timeZone: 'Asia/Kolkata' }))?.text()

test.each([
  ['totals', /^"Count","Number","Number from 2026-05-01 to 2026-05-07","From","To","Time zone of days"\r\n/],
  ['days', /\r\n"2026-05-14",("\d+",){9}"2026-05-08","2026-05-14","Asia\/Kolkata"\r\n$/],
  ['funnel', /"Verified","\d+","[\d.]+","\d+","",""/],
  ['refusals', /"All places of the product were taken","product-quota","Verified","\d+"/],
  ['campaign', /"No campaign","\d+"/],
  ['country', /"Germany","","","","\d+"/],
] as const)('the panel %s is a file, too', async (panel, content) => {
  expect(await fileOf(marketing, panel)).toMatch(content)
})

test('in a file, too, sales sees what came of their own invites alone', async () => {
  expect(await fileOf(anna, 'limits')).toBeUndefined()
  expect(await fileOf(anna, 'owner', { owner: 'ben@sales.example' })).not.toContain('ben@')
  expect(await fileOf(anna, 'totals')).toContain(
    `"Signups","${expected({ owner: 'anna@sales.example' }).submitted}"`,
  )
})

test('limits say how many places are taken now, and a place that is due counts as free', async () => {
  await sql(`insert into quotas (product_id, scope, per, "limit")
    select id, scope::quota_scope, per::quota_per, 10
    from products, (values ('product', 'day'), ('product', 'concurrent'), ('campaign', 'ever'), ('person', 'ever'))
      wanted (scope, per)
    where slug = 'cad'`)
  await sql(`insert into quota_counters (product_id, scope, per, subject, period, used)
    select p.id, scope::quota_scope, per::quota_per, subject, quota_period(per::quota_per, portal_now(), 'UTC'), used
    from products p, (values ('product', 'day', '', 4), ('product', 'concurrent', '', 3), ('campaign', 'ever', 'spring', 9),
      ('person', 'ever', 'somebody', 1)) taken (scope, per, subject, used)
    where slug = 'cad'`)
  await sql(`insert into places (signup_id, product_id, scope, per, subject, period, frees_at)
    select s.id, s.product_id, 'product', 'concurrent', '', 'concurrent', portal_now() - interval '1 minute'
    from signups s join products p on p.id = s.product_id where p.slug = 'cad' limit 1`)
  expect(
    (await readLimits()).map(({ scope, per, subject, used, limit }) => [scope, per, subject, used, limit]),
  ).toEqual([
    ['campaign', 'ever', 'spring', 9, 10],
    ['product', 'day', '', 4, 10],
    ['product', 'concurrent', '', 2, 10],
  ])
  expect(await fileOf(marketing, 'limits', { country: 'DE' })).toBe(
    [
      '"Product","Campaign","Per","Taken","Limit","Time zone of days"',
      '"cad","spring","ever","9","10","Asia/Kolkata"',
      '"cad","","day","4","10","Asia/Kolkata"',
      '"cad","","concurrent","2","10","Asia/Kolkata"',
      '',
    ].join('\r\n'),
  )
})

test('the state says when everything was counted', async () => {
  const state = await readReportState()
  expect(state).toMatchObject({ timeZone: 'UTC', daysLeft: 0 })
  expect(state.countedAt).toBeInstanceOf(Date)
})
