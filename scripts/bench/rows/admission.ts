import { Pool } from 'pg'
import { closeDb } from '@/lib/db'
import { admitSignup } from '@/lib/signups/admit-signup'
import type { Bench, Row } from '../row'
import { createAdmissionRequests, requireReserved } from '../support/admission-requests'
import { valuesLike } from '../support/admission-values'
import { analyse } from '../support/analyse'
import { compare } from '../support/compare'
import { drive } from '../support/drive'
import { recordStatement } from '../support/record-statement'

const clients = 32

export const admission: Row = {
  what: "admission through the application's database layer",
  against: 'the same statement by plain pg with as many connections',
  async measure(bench) {
    const newRequest = await createAdmissionRequests('bench')
    const ours = async () => () => async () => requireReserved(await admitSignup(newRequest()))
    bench.cleanUp.add(closeDb)
    const statement = await recordStatement('admit_signup', () => admitSignup(newRequest()))
    const pool = await createPool(bench, () =>
      ours().then((supply) => drive(supply, { clients, seconds: 1, signal: bench.cleanUp.signal })),
    )
    const theirs = async () => {
      const { text } = statement
      return () => async () => {
        const { rows } = await pool.query({ text, values: valuesLike(statement) })
        requireReserved(rows[0]?.admission)
      }
    }
    const { progress, cleanUp } = bench
    const label = `${clients} clients on ${pool.options.max} connections, 5 quotas`
    const budget = { figure: 'rate', atLeast: 0.7 } as const
    return [await compare({ label, clients, ours, theirs, budget, progress, signal: cleanUp.signal })]
  },
}

/** As many connections as the application opens under this load, counted rather than copied from its settings. */
async function createPool({ database, cleanUp }: Bench, underLoad: () => Promise<unknown>): Promise<Pool> {
  await underLoad()
  await analyse(database)
  const counter = new Pool({ connectionString: database.url, max: 1 })
  const { rows } = await counter.query<{ connections: number }>(
    `select count(*)::int as connections from pg_stat_activity
     where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid()`,
  )
  await counter.end()
  const pool = new Pool({ connectionString: database.url, max: rows[0]?.connections })
  cleanUp.add(() => pool.end())
  return pool
}
