import { beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { sql } from '@/lib/signups/test-support/sql'
import { listSignups } from '../signups/staff/list-signups'
import type { Authorised } from '../staff/staff-person'
import { moveClock } from '@/lib/signups/test-support/trial-world'
import { sumOf } from './counts'
import type { Filters } from './dimensions'
import { askForFilterSet, findFilterSet } from './filter-sets'
import { parseReportQuery } from './parse-report-query'
import { readDashboard } from './read-dashboard'
import { refreshReports } from './refresh-reports'
import type { Reader } from './report-scope'
import {
  addFilterSet,
  addProducts,
  addSignups,
  addVisits,
  rawSignup,
  rawTouch,
} from './test-support/raw-rows'

const someone = { id: '01990000-0000-7000-8000-000000000001', name: 'Mia', session: '' } as const
const marketing: Reader = { ...someone, email: 'mia@x.example', role: 'marketing', may: 'dashboard.read' }
const anna: Reader = { ...someone, email: 'anna@sales.example', role: 'sales', may: 'dashboard.read' }

/** So that few days are between the first signup and today. */
const daysAfterMay = (days: number) =>
  moveClock(`${Math.round((Date.UTC(2026, 4, 31) - Date.now()) / 1_000) + days * 24 * 3_600}s`)
const springMails = { campaign: 'spring', source: 'mail' }
const year = { from: '2026-01-01', to: '2026-12-31' }
const kept = async () =>
  (await sql<{ filters: Filters }>('select filters from report_filter_sets order by asked_at')).map(
    ({ filters }) => filters,
  )
const sumsOfSets = () => sql(`select * from report_counts where filter_by = 'set'`)

beforeAll(async () => {
  await addProducts(['cad'], ['anna@sales.example'])
  const at = new Date('2026-05-04T10:00:00Z')
  const lastTouch = rawTouch('spring', { source: 'mail' })
  await addSignups([
    rawSignup({ at, product: 'cad', lastTouch, country: 'DE' }),
    rawSignup({ at, product: 'cad', lastTouch, country: 'FR', owner: 'anna@sales.example' }),
    rawSignup({ at, product: 'cad', lastTouch: rawTouch('spring', { source: 'web' }) }),
  ])
  await addVisits([{ at, product: 'cad', owner: null, kind: 'person', touch: lastTouch }])
})
beforeEach(async () => {
  await daysAfterMay(0)
  await sql('truncate report_filter_sets, report_state cascade')
  while ((await refreshReports()) > 0);
})

const may = { from: '2026-05-01', to: '2026-05-31' }
const look = (reader: Reader, filters: Filters) =>
  readDashboard(reader, parseReportQuery({ ...may, ...filters }, '2026-05-31'))

test('filters are kept up from the next minute on, where each of them has very many', async () => {
  const before = await look(marketing, springMails)
  await addToCounts('campaign', 20_000)
  await addToCounts('source', 9_990)
  await askForFilterSet(springMails, year)
  expect(await kept()).toEqual([])
  await addToCounts('source', 10)
  await askForFilterSet({}, year)
  await askForFilterSet({ term: 'rare' }, year)
  await askForFilterSet({ ...springMails, term: 'rare' }, year)
  await askForFilterSet(springMails, { from: '2026-05-05', to: '2026-12-31' })
  expect(await kept()).toEqual([])
  await askForFilterSet(springMails, year)
  expect(await kept()).toEqual([springMails])
  expect(await findFilterSet(springMails)).toBeNull()
  await refreshReports()
  expect(await findFilterSet(springMails)).toEqual(expect.any(String))
  expect(await look(marketing, springMails)).toEqual(before)
  expect(before.counts).toMatchObject({ visits: 1, submitted: 2 })
})

/** Of one label each, in a row of its own. */
function addToCounts(name: 'campaign' | 'source' | 'owner', visits: number) {
  return sql(
    `update report_counts set visits = visits + $2 where filter_by = $1 and dimension = '' and day = '2026-05-04'`,
    [name, visits],
  )
}

test('a dashboard asks for what it shows by itself, with the owner it is limited to', async () => {
  for (const name of ['campaign', 'source', 'owner'] as const) await addToCounts(name, 10_000)
  await look(marketing, springMails)
  await look(anna, { source: 'mail' })
  await look(anna, {})
  const ofAnna = { owner: 'anna@sales.example' }
  expect(await kept()).toEqual([springMails, { source: 'mail', ...ofAnna }, ofAnna])
})

test.each([
  ['together', springMails, 'set'],
  ['alone', { campaign: 'spring' }, 'campaign'],
])('whole weeks of filters %s are read as such, and change with their days', async (_, filters, filterBy) => {
  await addFilterSet(filters)
  await refreshReports()
  await sql(`update report_set_weeks set minutes = 70 where dimension = 'country' and value = 'FR'`)
  await sql(
    `update report_counts set minutes = 7 where filter_by = $1 and dimension = 'country' and value = 'FR'`,
    [filterBy],
  )
  const minutesOfFrance = async (days: { from: string; to: string }) => {
    const { tables } = await readDashboard(marketing, parseReportQuery({ ...days, ...filters }, days.to))
    const table = tables.find(({ dimension }) => dimension === 'country')
    return table?.rows.find(({ value }) => value === 'FR')?.minutes
  }
  const ranges = [
    // The fourth of May was a Monday.
    { from: '2026-05-04', to: '2026-05-10' },
    { from: '2026-05-03', to: '2026-05-11' },
    { from: '2026-05-04', to: '2026-05-09' },
    { from: '2026-04-28', to: '2026-05-09' },
  ]
  const minutes = () => Promise.all(ranges.map(minutesOfFrance))
  expect(await minutes()).toEqual([70, 70, 7, 7])
  await sql(`insert into report_changes (at) values ('2026-05-04T10:00:00Z')`)
  expect(await refreshReports()).toBe(1)
  expect((await minutes()).slice(0, 2)).toEqual(filterBy === 'set' ? [0, 0] : [7, 7])
})

test('what nobody asked for in thirty days is given up, and looked through again', async () => {
  await addFilterSet(springMails)
  await addFilterSet({ ...springMails, country: 'DE' })
  await refreshReports()
  await daysAfterMay(29)
  await findFilterSet(springMails)
  await daysAfterMay(31)
  await refreshReports()
  expect(await kept()).toEqual([springMails])
  const sums = await sumsOfSets()
  expect(new Set(sums.map(({ filter_value: set }) => set))).toEqual(
    new Set([await findFilterSet(springMails)]),
  )
  const { series } = await look(marketing, { ...springMails, country: 'DE' })
  expect(sumOf(series.now)).toMatchObject({ submitted: 1 })
})

test('fifty sets are kept, those that were asked for last, and none that somebody may be reading', async () => {
  for (let each = 0; each < 49; each += 1) await addFilterSet({ ...springMails, term: `${each}` })
  await daysAfterMay(1)
  await addFilterSet({ ...springMails, country: 'FR' })
  await addFilterSet(springMails)
  await refreshReports(60_000)
  expect(await kept()).toHaveLength(51)
  await daysAfterMay(1.9)
  await findFilterSet({ ...springMails, term: '0' })
  await daysAfterMay(2.1)
  await refreshReports(60_000)
  expect(await kept()).toHaveLength(50)
  expect(await kept()).toEqual(expect.arrayContaining([springMails, { ...springMails, term: '0' }]))
  expect(new Set((await sumsOfSets()).map(({ filter_value: set }) => set)).size).toBe(2)
})

test('when all is counted anew, so are the sets', async () => {
  await addFilterSet(springMails)
  await refreshReports()
  await sql(`update report_state set zone = 'Asia/Kathmandu'`)
  await sql(`select find_report_days($1)`, [env().timeZone])
  expect(await sumsOfSets()).toEqual([])
  expect(await findFilterSet(springMails)).toBeNull()
  expect((await look(marketing, springMails)).counts.submitted).toBe(0)
  while ((await refreshReports(60_000)) > 0);
  expect(await findFilterSet(springMails)).not.toBeNull()
  expect((await look(marketing, springMails)).counts).toMatchObject({ visits: 1, submitted: 2 })
})

test('a list asks for three labels, or two and a step; for less the hours are known', async () => {
  for (const name of ['campaign', 'source'] as const) await addToCounts(name, 10_000)
  const all = { days: null, filters: springMails, state: null, step: null, search: '' } as const
  const lister: Authorised<'signups.read'> = { ...marketing, may: 'signups.read' }
  await listSignups(lister, all)
  await listSignups(lister, { ...all, filters: { campaign: 'spring' }, step: 'granted' })
  await listSignups(lister, { ...all, step: 'submitted' })
  expect(await kept()).toEqual([])
  await listSignups(lister, { ...all, step: 'granted', search: 'somebody' })
  expect(await kept()).toEqual([springMails])
  await addToCounts('owner', 10_000)
  const three = { ...springMails, owner: 'anna@sales.example' }
  await listSignups(lister, { ...all, filters: three })
  expect(await kept()).toEqual([springMails, three])
})

test('a list of a set looks where the set was counted', async () => {
  await addFilterSet(springMails)
  await refreshReports()
  const all = { days: null, filters: springMails, state: null, search: '' } as const
  const lister: Authorised<'signups.read'> = { ...marketing, may: 'signups.read' }
  for (const step of [null, 'submitted'] as const) {
    expect((await listSignups(lister, { ...all, step })).signups).toHaveLength(2)
    await sql(`update report_counts set hours = 0 where filter_by = 'set' and dimension = ''`)
    expect((await listSignups(lister, { ...all, step })).signups).toHaveLength(0)
    await sql(`update report_counts set hours = -1 where filter_by = 'set' and dimension = ''`)
  }
})

test('a dashboard can do without asking', async () => {
  for (const name of ['campaign', 'source'] as const) await addToCounts(name, 10_000)
  await sql('alter table report_filter_sets add constraint nothing_more check (false)')
  try {
    expect((await look(marketing, springMails)).counts.submitted).toBe(2)
  } finally {
    await sql('alter table report_filter_sets drop constraint nothing_more')
  }
})

test.each([
  ['statement', "';drop table signups;--"],
  ['placeholder', '%s %L $1 $2'],
  ['backslash', String.raw`back\slash\'`],
  ['quote', '"\u2028"\' ä'],
  ['long text', 'x'.repeat(253)],
])('A6: a label that is a %s is only a text to what counts it', async (_, label) => {
  const lastTouch = rawTouch(label, { source: label })
  await addSignups([rawSignup({ at: new Date('2026-05-05T10:00:00Z'), product: 'cad', lastTouch })])
  const filters = { campaign: label, source: label }
  await refreshReports()
  await addFilterSet(filters)
  await refreshReports()
  expect(await findFilterSet(filters)).not.toBeNull()
  expect((await look(marketing, filters)).counts.submitted).toBe(1)
})
