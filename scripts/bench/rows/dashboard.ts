import { Client } from 'pg'
import { closeDb } from '@/lib/db'
import { readReportState } from '@/lib/reports/read-report-state'
import { refreshReports } from '@/lib/reports/refresh-reports'
import { admitSignup } from '@/lib/signups/admit-signup'
import type { Comparison } from '../result'
import type { Bench, Row } from '../row'
import { createAdmissionRequests, requireReserved } from '../support/admission-requests'
import { countReports } from '../support/count-reports'
import { comparisonOf } from '../support/comparison-of'
import { drive, type Round } from '../support/drive'
import { fillReports } from '../support/fill-reports'
import { measureExport } from '../support/measure-export'
import { staffLooks, staffPages, type StaffLook } from '../support/staff-looks'

const fewSignups = 10_000
const rounds = 7
const seconds = 2
/** Over with the first answer. */
const once = 0.001

/** One database after the other, as the application knows but one: first with few signups, then with all. */
export const dashboard: Row = {
  what: 'what the dashboard and the list of signups read, with as many signups before them as --signups says',
  against: `the same with ${fewSignups.toLocaleString('en')}`,
  async measure(bench) {
    const { cleanUp, signups } = bench
    cleanUp.add(closeDb)
    requireReserved(await admitSignup((await createAdmissionRequests('reports'))()))
    const few = await measureWith(bench, fewSignups)
    const many = await measureWith(bench, signups)
    const compare = (what: string, wanted: (look: StaffLook) => boolean) =>
      comparisonOf(
        Array.from({ length: rounds }, (_, round) => ({
          ours: together(many, wanted, round),
          theirs: together(few, wanted, round),
        })),
        {
          label: `${signups.toLocaleString('en')} signups, ${what}`,
          manner: 'one after the other',
          seconds,
          budget: { figure: 'p95', atMost: 2, underMs: 300 },
        },
      )
    return [
      ...staffLooks.map((look) => compare(look.label, (other) => other === look)),
      ...staffPages.map((page) => compare(`${page}, all of these looks`, (look) => look.page === page)),
      slowestFirst(many.firsts, few.firsts),
    ]
  },
  gauge: async ({ progress, cleanUp: { signal } }) => [
    await progress.step('an export', () => measureExport(signal)),
  ],
}

type Measured = { firsts: Round[]; rounds: Round[][] }

/** Filters that nobody asked for yet: from the next minute on, jobs count them beforehand. */
function slowestFirst(ours: Round[], theirs: Round[]): Comparison {
  const times = ours.map(({ timesMs }) => Math.max(...timesMs))
  const slowest = times.indexOf(Math.max(...times))
  return comparisonOf([{ ours: roundOf(ours, slowest), theirs: roundOf(theirs, slowest) }], {
    label: `the slowest look of all when it is the first: ${staffLooks[slowest]?.label}`,
    manner: 'one after the other',
    seconds: once,
    budget: { figure: 'rate', atLeast: null },
  })
}

/** Of several looks, each as often as the others. */
function together({ rounds }: Measured, wanted: (look: StaffLook) => boolean, round: number): Round {
  const all = rounds.filter((_, index) => wanted(lookAt(index))).map((of) => roundOf(of, round).timesMs)
  const times = Math.min(...all.map(({ length }) => length))
  const timesMs = all.flatMap((each) => each.slice(0, times))
  return { timesMs, perSecond: (1_000 * timesMs.length) / timesMs.reduce((sum, ms) => sum + ms, 0) }
}

function lookAt(index: number): StaffLook {
  const look = staffLooks[index]
  if (!look) throw new Error('a look is missing')
  return look
}

function roundOf(all: Round[] | undefined, round: number): Round {
  const found = all?.[round]
  if (!found) throw new Error('a round is missing')
  return found
}

async function measureWith(
  { database, progress, cleanUp: { signal } }: Bench,
  signups: number,
): Promise<Measured> {
  const count = `${signups.toLocaleString('en')} signups`
  await withConnections(database.adminUrl, async (connect) => {
    await progress.step(`${count} and three times as many visits`, () => fillReports(connect, signups))
    await progress.step(`${count}: counting them`, () => countReports(connect, signal))
    const client = await connect()
    await progress.step(`${count}: analysing the counts`, () =>
      client.query('vacuum (analyze) report_counts, report_cells'),
    )
  })
  const { today } = await readReportState()
  const lookFor = (seconds: number, { look }: StaffLook) =>
    drive(() => () => look(today), { clients: 1, seconds, signal })
  const firsts = await progress.step(`${count}: first looks, and what jobs make of them`, async () => {
    const all = await inTurn(staffLooks, (look) => lookFor(once, look))
    await refreshReports(600_000)
    return all
  })
  const all = await progress.step(`${count}: ${rounds} rounds of ${staffLooks.length}`, () =>
    inTurn(staffLooks, async (look) => {
      await lookFor(1, look)
      return inTurn(Array.from({ length: rounds }), () => lookFor(seconds, look))
    }),
  )
  return { firsts, rounds: all }
}

async function inTurn<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>) {
  const results: Result[] = []
  for (const item of items) results.push(await run(item))
  return results
}

async function withConnections(url: string, run: (connect: () => Promise<Client>) => Promise<void>) {
  const clients: Client[] = []
  try {
    await run(async () => {
      const client = new Client({ connectionString: url })
      clients.push(client)
      await client.connect()
      return client
    })
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}
