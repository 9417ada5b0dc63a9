import { closeDb } from '@/lib/db'
import { admitSignup } from '@/lib/signups/admit-signup'
import type { Bench, Row } from '../row'
import { createAdmissionRequests, requireReserved } from '../support/admission-requests'
import { valuesLike } from '../support/admission-values'
import { compareSideBySide } from '../support/compare-side-by-side'
import { createTwin } from '../support/database-twin'
import { requireDiskSpace } from '../support/disk-space'
import { fillHistory } from '../support/fill-history'
import { recordStatement, type Statement } from '../support/record-statement'
import { createPool } from '../support/pool'

const clients = 4
const fewSignups = 10_000

/** Both histories lie in one PostgreSQL, in two databases that were the same before they were filled. */
export const longHistory: Row = {
  what: 'admission with ten million signups before it, or as many as --signups says',
  against: `the same statement with ${fewSignups.toLocaleString('en')} before it`,
  async measure(bench) {
    const { database, signups, progress, cleanUp } = bench
    await requireDiskSpace(database.folder, signups)
    const statement = await prepareStatement()
    const twin = await createTwin(database)
    for (const [adminUrl, count] of [
      [twin.adminUrl, fewSignups],
      [database.adminUrl, signups],
    ] as const) {
      await fillHistory({ adminUrl, signups: count, progress, signal: cleanUp.signal })
    }
    return [
      await compareSideBySide({
        label: `${signups.toLocaleString('en')} signups, ${clients} clients on each side, 6 quotas`,
        clients,
        ours: admitting(bench, database.url, statement),
        theirs: admitting(bench, twin.url, statement),
        budget: { figure: 'p50', atMost: 1.2 },
        progress,
        signal: cleanUp.signal,
      }),
    ]
  },
}

/** What the application sends, and the first signup, whose row the history is made after. */
async function prepareStatement(): Promise<Statement> {
  const newRequest = await createAdmissionRequests('history', { concurrent: true })
  try {
    return await recordStatement('admit_signup', async () => requireReserved(await admitSignup(newRequest())))
  } finally {
    await closeDb()
  }
}

function admitting({ cleanUp }: Bench, url: string, statement: Statement) {
  const pool = createPool(cleanUp, url, clients)
  return async () => {
    const { rows } = await pool.query({ text: statement.text, values: valuesLike(statement) })
    requireReserved(rows[0]?.admission)
  }
}
