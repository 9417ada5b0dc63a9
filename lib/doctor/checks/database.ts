import { compareMigrations } from '../../applied-migrations'
import { db } from '../../db'
import { failure, type Finding, ok } from '../finding'
import { inMegabytes } from '../in-megabytes'

type Row = { version: string; now: Date; bytes: bigint }

/** Whether it answers, has every migration, and agrees with this process about the time. */
export async function checkDatabase(): Promise<Finding[]> {
  const row = await askDatabase()
  if (!row)
    return [
      failure('database', 'The database does not answer: check that it runs and that DATABASE_URL is right.'),
    ]
  const skewSeconds = Math.round(Math.abs(row.now.getTime() - Date.now()) / 1_000)
  return [
    ok('database', `PostgreSQL ${row.version} answers, and holds ${inMegabytes(Number(row.bytes))}.`),
    skewSeconds > 30
      ? failure('clock', `The clocks of portal and database differ by ${skewSeconds} s: set both by NTP.`)
      : ok('clock', 'Portal and database agree on the time.'),
    await checkMigrations(),
  ]
}

async function askDatabase(): Promise<Row | null> {
  try {
    const [row] = await db().$queryRaw<Row[]>`
      select current_setting('server_version') as version, clock_timestamp() as now,
        pg_database_size(current_database()) as bytes`
    return row ?? null
  } catch {
    return null
  }
}

async function checkMigrations(): Promise<Finding> {
  const { applied, missing, unknown } = await compareMigrations()
  if (missing.length > 0)
    return failure(
      'migrations',
      `${missing.length} migrations are missing, the first is ${missing[0]}: stop the portal and start it again with npm start, which applies them.`,
    )
  const later = unknown.length > 0 ? ` ${unknown.length} more belong to a later release.` : ''
  return ok('migrations', `All ${applied} migrations of this release are applied.${later}`)
}
