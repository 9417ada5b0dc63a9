import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '@/lib/signups/test-support/sql'
import { moveClock } from '@/lib/signups/test-support/trial-world'
import { noCounts, sumOf } from './counts'
import type { Filters } from './dimensions'
import { askForFilterSet, findFilterSet } from './filter-sets'
import { parseReportQuery } from './parse-report-query'
import { readDashboard } from './read-dashboard'
import { refreshReports } from './refresh-reports'
import type { Reader } from './report-scope'
import { addProducts, addSignups, addVisits, rawSignup, rawTouch } from './test-support/raw-rows'

const someone = { id: '01990000-0000-7000-8000-000000000001', name: 'Mia', session: '' } as const
const marketing: Reader = { ...someone, email: 'mia@x.example', role: 'marketing', may: 'dashboard.read' }
const anna: Reader = { ...someone, email: 'anna@sales.example', role: 'sales', may: 'dashboard.read' }

/** So that few days are between the first signup and today. */
const daysAfterMay = (days: number) =>
  moveClock(`${Math.round((Date.UTC(2026, 4, 31) - Date.now()) / 1_000) + days * 24 * 3_600}s`)
const springMails = { campaign: 'spring', source: 'mail' }
const few = { ...noCounts, visits: 9_000, submitted: 999 }
const many = { ...noCounts, visits: 9_000, submitted: 1_000 }
const kept = () => sql<{ filters: Filters }>('select filters from report_filter_sets order by asked_at')
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
  await sql('truncate report_filter_sets, report_state')
  while ((await refreshReports()) > 0);
})

const may = { from: '2026-05-01', to: '2026-05-31' }
const look = (reader: Reader, filters: Filters) =>
  readDashboard(reader, parseReportQuery({ ...may, ...filters }, '2026-05-31'))

test('filters together that ten thousand share are counted beforehand from the next minute on', async () => {
  const before = await look(marketing, springMails)
  await askForFilterSet(springMails, few)
  await askForFilterSet({ campaign: 'spring' }, many)
  expect(await kept()).toEqual([])
  await askForFilterSet(springMails, many)
  expect(await findFilterSet(springMails)).toBeNull()
  await refreshReports()
  expect(await findFilterSet(springMails)).toEqual(expect.any(String))
  expect(await look(marketing, springMails)).toEqual(before)
  expect(before.counts).toMatchObject({ visits: 1, submitted: 2 })
})

test('a dashboard asks for what it shows by itself, with the owner it is limited to', async () => {
  await sql(`update report_counts set visits = visits + 10000 where dimension <> '' and day = '2026-05-04'`)
  await look(marketing, springMails)
  await look(anna, { source: 'mail' })
  await look(anna, {})
  expect((await kept()).map(({ filters }) => filters)).toEqual([
    springMails,
    { source: 'mail', owner: 'anna@sales.example' },
  ])
})

test('filters that were counted beforehand are read as they were counted, and as they change', async () => {
  await askForFilterSet(springMails, many)
  await refreshReports()
  await sql(
    `update report_counts set minutes = 7 where filter_by = 'set' and dimension = 'country' and value = 'FR'`,
  )
  const minutesOfFrance = async () => {
    const table = (await look(marketing, springMails)).tables.find(({ dimension }) => dimension === 'country')
    return table?.rows.find(({ value }) => value === 'FR')?.minutes
  }
  expect(await minutesOfFrance()).toBe(7)
  await sql(`insert into report_changes (at) values ('2026-05-04T10:00:00Z')`)
  expect(await refreshReports()).toBe(1)
  expect(await minutesOfFrance()).toBe(0)
})

test('what nobody asked for in thirty days is given up, and looked through again', async () => {
  await askForFilterSet(springMails, many)
  await askForFilterSet({ ...springMails, country: 'DE' }, many)
  await refreshReports()
  await daysAfterMay(29)
  await findFilterSet(springMails)
  await daysAfterMay(31)
  await refreshReports()
  expect((await kept()).map(({ filters }) => filters)).toEqual([springMails])
  const sums = await sumsOfSets()
  expect(new Set(sums.map(({ filter_value: set }) => set))).toEqual(
    new Set([await findFilterSet(springMails)]),
  )
  const { series } = await look(marketing, { ...springMails, country: 'DE' })
  expect(sumOf(series.now)).toMatchObject({ submitted: 1 })
})

test('a hundred sets are kept, and no more', async () => {
  for (let each = 0; each < 101; each += 1) await askForFilterSet({ ...springMails, term: `${each}` }, many)
  expect(await kept()).toHaveLength(100)
  await askForFilterSet({ ...springMails, term: '0' }, many)
  expect(await kept()).toHaveLength(100)
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
  await askForFilterSet(filters, many)
  await refreshReports()
  expect(await findFilterSet(filters)).not.toBeNull()
  expect((await look(marketing, filters)).counts.submitted).toBe(1)
})
