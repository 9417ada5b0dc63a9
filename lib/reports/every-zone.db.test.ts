import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createRandom, type Random } from '@/lib/seeded-random'
import { forEachSeed, seededTimeoutMs } from '@/lib/signups/test-support/seeded-runs'
import { sql } from '@/lib/signups/test-support/sql'
import { moveClock } from '@/lib/signups/test-support/trial-world'
import { localDate } from '@/lib/quotas/test-support/calendar'
import { addDays, type Day } from './calendar'
import { countNames, sumOf, type Counts } from './counts'
import { dimensions, filterNames, filterNamesOf, knowsVisits, type Filters } from './dimensions'
import { funnelOf } from './funnel'
import { countLabels } from './labels'
import { parseReportQuery, type ReportQuery } from './parse-report-query'
import type { Panel } from './report-csv'
import {
  addFilterSet,
  addProducts,
  addSignups,
  addVisits,
  rawSignup,
  rawTouch,
} from './test-support/raw-rows'
import { countNames as rawNames, recount, sumOf as rawSumOf } from './test-support/recount'
import { clockHour, clockHours } from './test-support/clock-hours'

const owners = ['anna@sales.example', 'ben@sales.example']
const someone = { id: '01990000-0000-7000-8000-000000000001', email: '', name: 'Mia', session: '' } as const
const reader = { ...someone, role: 'marketing', may: 'dashboard.read' } as const
const exporter = { ...someone, role: 'marketing', may: 'signups.export' } as const

beforeAll(() => addProducts(['cad', 'flow'], owners))
beforeEach(() => sql('truncate signups, visits, report_state, report_changes, report_filter_sets cascade'))
afterAll(() => moveClock('0s'))

test.each([
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 'leaves out an hour'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', 'repeats an hour'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z', 'leaves out midnight'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z', 'repeats the last hour of a day'],
  ['America/Havana', '2026-11-01T05:00:00Z', 'repeats midnight'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 'repeats half an hour'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', 'leaves out half an hour'],
  ['Asia/Kathmandu', '2026-05-01T18:15:00Z', 'is a quarter of an hour off'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z', 'goes back for Ramadan'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', 'leaves out a day'],
])(
  'sums, days, hours, funnel, tables, lists and files agree in %s around %s, which %s',
  { timeout: seededTimeoutMs },
  async (zone, change) => {
    const at = new Date(change)
    const portal = await portalIn(zone)
    await moveClock(`${Math.round((at.getTime() + 29 * dayMs - Date.now()) / 1000)}s`)
    await forEachSeed({ file: 'lib/reports/every-zone.db.test.ts', short: 1, long: 30 }, async (seed) => {
      await sql('truncate signups, visits, report_state, report_changes, report_filter_sets cascade')
      const random = createRandom(seed)
      const signups = Array.from({ length: 60 }, () => randomSignup(random, at))
      const visits = Array.from({ length: 60 }, () => randomVisit(random, at))
      await addSignups(signups)
      await addVisits(visits)
      while ((await portal.refreshReports(60_000)) > 0);
      const facts = recount(signups, visits, zone)

      for (let asked = 0; asked < 5; asked += 1) {
        const { day = '' } = facts[random.whole(0, facts.length - 1)] ?? {}
        const { first, days } = rangeFor(asked, { day, change: localDate(at, zone), random })
        const filters =
          asked === 4
            ? { product: 'cad' }
            : filtersFrom(random.shuffled(facts)[0]?.values ?? {}, random, asked === 0 ? 0 : 2)
        const query = parseReportQuery({ from: first, to: addDays(first, days - 1), ...filters }, first)
        const of = ({ from, to }: { from: string; to: string }) =>
          facts.filter(
            ({ day, values }) =>
              day >= from &&
              day <= to &&
              filterNames.every((name) => filters[name] === undefined || values[name] === filters[name]),
          )
        const expected = { now: of(query), before: of(query.before), zone }
        await expectAgreement(portal, query, expected)
        if (filterNamesOf(filters).length === 0) continue
        // The same again when these filters are counted beforehand.
        await addFilterSet(filters)
        await portal.refreshReports()
        expect(await portal.findFilterSet(filters)).not.toBeNull()
        await expectAgreement(portal, query, expected)
      }
    })
  },
)

/** The first two have hours; the others may hold whole weeks, and the last begins with the change and its list. */
function rangeFor(asked: number, { day, change, random }: { day: Day; change: Day; random: Random }) {
  if (asked < 2) return { first: day, days: asked + 1 }
  if (asked < 4) return { first: addDays(day, -random.whole(0, 9)), days: random.whole(1, 20) }
  return { first: change, days: 28 }
}

const dayMs = 24 * 3_600_000

/** The portal with TIME_ZONE set: it reads its environment once, when its modules are loaded. */
async function portalIn(zone: string) {
  process.env.TIME_ZONE = zone
  vi.resetModules()
  return {
    ...(await import('./refresh-reports')),
    ...(await import('./filter-sets')),
    ...(await import('./read-series')),
    ...(await import('./read-hours')),
    ...(await import('./read-stops')),
    ...(await import('./read-tables')),
    ...(await import('./report-csv')),
    ...(await import('../signups/staff/signups-csv')),
    ...(await import('../signups/staff/parse-signup-query')),
  }
}
type PortalInZone = Awaited<ReturnType<typeof portalIn>>
type Facts = ReturnType<typeof recount>

async function expectAgreement(
  portal: PortalInZone,
  query: ReportQuery,
  { now, before, zone }: { now: Facts; before: Facts; zone: string },
) {
  const counts = countsOf(now)
  const series = await portal.readSeries(reader, query)
  expect([sumOf(series.now), sumOf(series.before)]).toEqual([counts, countsOf(before)])
  for (const { day, ...of } of series.now)
    expect({ day, ...sumOf([of]) }).toEqual({ day, ...countsOf(now.filter((fact) => fact.day === day)) })

  const stops = await portal.readStops(reader, query)
  const funnel = funnelOf(counts, stops)
  expect(funnel.map(({ people }) => people)).toEqual(
    (['visits', 'submitted', 'verified', 'granted', 'launched', 'cameBack'] as const).map(
      (name) => counts[name],
    ),
  )
  expect(stops.reduce((sum, { signups }) => sum + signups, 0)).toBe(counts.submitted)

  const tables = await portal.readTables(reader, query, {
    dimensions,
    rows: 100,
    all: [],
  })
  const withoutPrograms = (of: Counts) => ({ ...of, bots: 0, previews: 0 })
  for (const { dimension, rows } of tables)
    expect([dimension, withoutPrograms(sumOf(rows))]).toEqual([dimension, withoutPrograms(counts)])

  if (portal.isByHours(query)) {
    const hours = await portal.readHours(reader, query, countNames)
    for (const [which, range, facts] of [
      ['now', query, now],
      ['before', query.before, before],
    ] as const) {
      const shown = hours[which].map(({ hour, offset, ...of }) => [`${hour}${offset}`, sumOf([of])])
      const expected = clockHours(range, zone).map((hour) => [
        hour,
        countsOf(facts.filter(({ at }) => clockHour(at, zone) === hour)),
      ])
      expect(shown).toEqual(expected)
    }
  }

  const people = await linesOf(
    await portal.signupsCsv(exporter, portal.parseSignupQuery(givenBy(query), query.to), zone),
  )
  const yes = (column: string) => people.filter((line) => line[column] === 'yes').length
  expect({
    submitted: people.length,
    verified: yes('verified'),
    granted: yes('granted'),
    launched: yes('launched'),
    cameBack: yes('came back'),
    minutes: people.reduce((sum, line) => sum + Number(line.minutes), 0),
  }).toEqual(signupsIn(counts))

  for (const panel of ['days', 'campaign', 'referrer', 'product', 'country'] as const)
    expect([panel, sumOfLines(await panelOf(panel))]).toEqual([panel, signupsIn(counts)])
  if (knowsVisits(query.filters))
    expect((await panelOf('days')).reduce((sum, line) => sum + Number(line.Visits), 0)).toBe(counts.visits)
  const totals = Object.fromEntries((await panelOf('totals')).map(({ Count, Number }) => [Count, Number]))
  expect(totals).toMatchObject({ Signups: `${counts.submitted}`, Minutes: `${counts.minutes}` })

  async function panelOf(panel: Panel) {
    const file = await portal.reportCsv({ panel, reader, query, timeZone: zone })
    return file ? linesOf(file) : []
  }
}

const signupCounts = ['submitted', 'verified', 'granted', 'launched', 'cameBack', 'minutes'] as const
const signupsIn = (counts: Counts) => Object.fromEntries(signupCounts.map((name) => [name, counts[name]]))
const givenBy = ({ from, to, filters }: ReportQuery) => ({ from, to, ...filters })

async function linesOf(file: Response): Promise<Record<string, string>[]> {
  return parse(await file.text(), { bom: true, columns: true })
}

function sumOfLines(lines: Record<string, string>[]) {
  return Object.fromEntries(
    signupCounts.map((name) => [
      name,
      lines.reduce((sum, line) => sum + Number(line[countLabels[name]] ?? Number.NaN), 0),
    ]),
  )
}

function countsOf(facts: Facts): Counts {
  const { came_back: cameBack, ...sum } = rawSumOf(facts)
  expect(rawNames).toHaveLength(countNames.length)
  return { ...sum, cameBack }
}

/** Half of the moments lie within two hours of the change, many of them at its edges. */
function momentNear(random: Random, change: Date): Date {
  const ms = random.chance(0.5)
    ? random.whole(-8, 8) * 900_000 + random.pick([-1, 0, 1])
    : random.whole(-2.5 * dayMs, 2.5 * dayMs)
  return new Date(change.getTime() + ms)
}

function filtersFrom(values: Record<string, string>, random: Random, most: number): Filters {
  const names = random.shuffled(filterNames).slice(0, random.whole(0, most))
  return Object.fromEntries(names.map((name) => [name, values[name] ?? '']))
}

const touch = (random: Random) =>
  rawTouch(random.pick(['spring', 'autumn', null]), {
    source: random.pick(['google', 'newsletter', null]),
    referrerHost: random.pick(['news.example', null]),
  })

function randomSignup(random: Random, change: Date) {
  const at = momentNear(random, change)
  const isGranted = random.chance(0.6)
  const isLaunched = isGranted && random.chance(0.7)
  return rawSignup({
    at,
    product: random.pick(['cad', 'flow']),
    owner: random.pick([null, ...owners]),
    state: isGranted ? 'ended' : random.pick(['refused', 'waitlisted']),
    reason: isGranted ? null : random.pick(['product-quota', 'captcha-invalid']),
    grantedAt: isGranted ? at : null,
    launchedAt: isLaunched ? at : null,
    cameBack: isGranted && random.chance(0.5),
    minutes: isLaunched ? random.whole(1, 60) : 0,
    country: random.pick(['DE', 'FR', null]),
    lastTouch: touch(random),
  })
}

function randomVisit(random: Random, change: Date) {
  return {
    at: momentNear(random, change),
    product: random.pick(['cad', 'flow']),
    owner: random.pick([null, ...owners]),
    kind: random.pick(['person', 'bot', 'preview'] as const),
    touch: touch(random),
  }
}
