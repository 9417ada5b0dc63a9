import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { readMigrations, type Migration } from './read-migrations'

type Log = (line: string) => void
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null }

/** The number Prisma's own engine locks, so that it and this runner exclude each other. */
export const migrationLock = 72707369

/**
 * Applies what is missing of the migrations in `folder`, each in one transaction, and keeps Prisma's own table of
 * them. Any number of processes may call it at once. Needs a direct connection, not a transaction pooler. Throws
 * with a sentence when the history does not fit this code or a migration fails; what it did until then stays.
 * Returns the names of those it applied.
 */
export async function applyMigrations(input: {
  databaseUrl: string
  folder: string
  log: Log
}): Promise<string[]> {
  const migrations = await readMigrations(input.folder)
  const client = new Client({ connectionString: input.databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect().catch((cause) => {
    throw new Error(`The database at ${client.host}:${client.port} cannot be reached: ${reasonOf(cause)}`, {
      cause,
    })
  })
  try {
    await takeMigrationLock(client, input.log)
    await client.query(createTable)
    const missing = findMissing(migrations, await readHistory(client))
    for (const migration of missing) await applyMigration(client, migration, input.log)
    return missing.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** A host with several addresses fails with an error that says nothing itself. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ')
  return cause instanceof Error ? cause.message : String(cause)
}

async function takeMigrationLock(client: Client, log: Log): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      migrationLock,
    ])
    if (rows[0]?.taken) return
    if (tries > 0 && tries % 50 === 0) log('Waiting for another process that applies migrations …')
    await sleep(100)
  }
}

// Word for word what Prisma's engine creates.
export const createTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`

async function readHistory(client: Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
  )
  return rows
}

/** Those that a database lacks; throws with a sentence when its history is not one of this code. */
function findMissing(migrations: Migration[], history: AppliedRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of history) {
    const migration = known.get(row.migration_name)
    if (!migration)
      throw new Error(`This database is newer than this code: it has the migration ${row.migration_name}.`)
    if (row.finished_at === null)
      throw new Error(`The migration ${row.migration_name} was begun and never finished.`)
    if (row.checksum !== migration.checksum) {
      throw new Error(
        `The migration ${row.migration_name} was changed after it had been applied to this database.`,
      )
    }
  }
  const applied = new Set(history.map((row) => row.migration_name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function applyMigration(client: Client, migration: Migration, log: Log): Promise<void> {
  log(`Applying the migration ${migration.name}`)
  await client.query('begin')
  try {
    // A busy table must make the migration fail, not every request behind it wait.
    await client.query("set local lock_timeout = '10s'")
    await runMigration(client, migration)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(
      `The migration ${migration.name} failed and was undone: ${describe(cause, migration.sql)}`,
      { cause },
    )
  }
}

/** One migration and the note that it was applied, in a transaction of the caller's. */
export async function runMigration(client: Client, migration: Migration): Promise<void> {
  const startedAt = new Date()
  await client.query(migration.sql)
  await client.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     values ($1, $2, clock_timestamp(), $3, $4, 1)`,
    [randomUUID(), migration.checksum, migration.name, startedAt],
  )
}

function describe(cause: unknown, sql: string): string {
  if (!(cause instanceof Error)) return String(cause)
  const position = cause instanceof DatabaseError ? Number(cause.position) : NaN
  const line = sql.slice(0, position).split('\n').length
  return Number.isNaN(position) ? cause.message : `${cause.message} (line ${line})`
}
