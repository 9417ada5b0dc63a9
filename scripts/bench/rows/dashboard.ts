import { Client } from 'pg'
import { closeDb } from '@/lib/db'
import { readReportState } from '@/lib/reports/read-report-state'
import { refreshReports } from '@/lib/reports/refresh-reports'
import { admitSignup } from '@/lib/signups/admit-signup'
import type { Bench, Row } from '../row'
import { createAdmissionRequests, requireReserved } from '../support/admission-requests'
import { comparisonOf } from '../support/comparison-of'
import { drive, type Round } from '../support/drive'
import { fillReports } from '../support/fill-reports'
import { measureExport } from '../support/measure-export'
import { staffLooks } from '../support/staff-looks'

const fewSignups = 10_000
const rounds = 7
const seconds = 2

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
    return staffLooks.map(({ label }, index) =>
      comparisonOf(
        Array.from({ length: rounds }, (_, round) => ({
          ours: roundOf(many, index, round),
          theirs: roundOf(few, index, round),
        })),
        {
          label: `${signups.toLocaleString('en')} signups, ${label}`,
          manner: 'one after the other',
          seconds,
          budget: { figure: 'p95', atMost: 2, underMs: 300 },
        },
      ),
    )
  },
  gauge: async ({ progress, cleanUp: { signal } }) => [
    await progress.step('an export', () => measureExport(signal)),
  ],
}

function roundOf(measured: Round[][], look: number, round: number): Round {
  const found = measured[look]?.[round]
  if (!found) throw new Error('a round is missing')
  return found
}

async function measureWith({ database, progress, cleanUp: { signal } }: Bench, signups: number) {
  const count = signups.toLocaleString('en')
  await progress.step(`${count} signups and three times as many visits`, () =>
    fill(database.adminUrl, signups),
  )
  await progress.step(`${count} signups: counting them`, async () => {
    while ((await refreshReports(60_000)) > 0) signal.throwIfAborted()
  })
  await progress.step(`${count} signups: analysing the counts`, () =>
    withClient(database.adminUrl, (client) => client.query('vacuum (analyze) report_counts, report_cells')),
  )
  const { today } = await readReportState()
  return progress.step(`${count} signups: ${rounds} rounds of ${staffLooks.length}`, async () => {
    const all: Round[][] = []
    for (const { look } of staffLooks) {
      const next = () => () => look(today)
      await drive(next, { clients: 1, seconds: 1, signal })
      const ofLook: Round[] = []
      while (ofLook.length < rounds) ofLook.push(await drive(next, { clients: 1, seconds, signal }))
      all.push(ofLook)
    }
    return all
  })
}

/** The one signup stays, after whose pattern the others are made. */
async function fill(adminUrl: string, signups: number): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('set session_replication_role = replica; set synchronous_commit = off')
    await client.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'`)
    await client.query(`delete from signups where handle like 'handle-%'`)
    await client.query('truncate visits, events, report_state')
    await fillReports(client, signups)
  })
}

async function withClient<Result>(url: string, run: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
