import { Client } from 'pg'
import { closeDb } from '@/lib/db'
import { readReportState } from '@/lib/reports/read-report-state'
import { admitSignup } from '@/lib/signups/admit-signup'
import type { Bench, Row } from '../row'
import { createAdmissionRequests, requireReserved } from '../support/admission-requests'
import { countReports } from '../support/count-reports'
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
  await withConnections(database.adminUrl, async (connect) => {
    await progress.step(`${count} signups and three times as many visits`, () =>
      fillReports(connect, signups),
    )
    await progress.step(`${count} signups: counting them`, () => countReports(connect, signal))
    const client = await connect()
    await progress.step(`${count} signups: analysing the counts`, () =>
      client.query('vacuum (analyze) report_counts, report_cells'),
    )
  })
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
