import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { createTable, migrationLock, runMigration } from '../apply-migrations'
import { CommandProblem } from '../portal/command-problem'
import { readMigrations, type Migration } from '../read-migrations'
import { root } from '../root'
import { jobsName, type BackupHeader } from './backup-header'
import { findTables, plainSettings, quoted } from './describe-database'
import { dropPortal, findStrangers } from './drop-portal'
import { tablesIn, type TableInBackup } from './read-backup'
import { queueJobs } from './queue-jobs'
import { refuseForeign } from './refuse-foreign'

type RestoreInput = {
  databaseUrl: string
  file: string
  header: BackupHeader
  tables: TableInBackup[]
  /** Of the file that was checked. */
  sha256: string
  /** Whether what the database holds now may go. */
  replace: boolean
  log: (line: string) => void
}

/**
 * Puts a backup that was checked in place of what the database holds: all in one transaction, so that whatever fails
 * changes nothing. The tables are made as they were, filled, and then brought to this release.
 */
export async function restoreBackup(input: RestoreInput): Promise<void> {
  const migrations = await readMigrations(path.join(root, 'prisma', 'migrations'))
  const steps = splitMigrations(migrations, input.header)
  await runMigrations({ connectionString: input.databaseUrl, logger: new Logger(() => () => undefined) })
  const client = new Client({ connectionString: input.databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(plainSettings)
    await client.query('begin')
    await client.query("set local lock_timeout = '10s'")
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await refuseUnlessFree(client, input)
    await replaceAll(client, input, steps)
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

type Steps = { before: Migration[]; after: Migration[] }

/** The migrations that the backup had, and those that came since. */
function splitMigrations(migrations: Migration[], header: BackupHeader): Steps {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of header.migrations) {
    if (known.get(name) === checksum) continue
    const what = known.has(name) ? `knows the migration ${name} otherwise` : `has the migration ${name}`
    throw new CommandProblem(
      `This backup is of another release, ${header.portal}: it ${what}. Restore it with that release, or a newer one.`,
    )
  }
  const had = new Set(header.migrations.map(({ name }) => name))
  return {
    before: migrations.filter(({ name }) => had.has(name)),
    after: migrations.filter(({ name }) => !had.has(name)),
  }
}

async function refuseUnlessFree(client: Client, { replace, tables }: RestoreInput): Promise<void> {
  const others = await countOthers(client)
  if (others > 0) {
    throw new CommandProblem(
      `Nothing was restored: ${others} other connections use this database. Stop every portal on it, then restore.`,
    )
  }
  const strangers = await findStrangers(client, new Set(tables.map(({ name }) => name)))
  if (strangers.length > 0) {
    throw new CommandProblem(
      `Nothing was restored: this database holds what is not the portal's (${strangers.join(', ')}). Restore into a database of its own.`,
    )
  }
  if (!replace && (await holdsAnything(client))) {
    throw new CommandProblem(
      'Nothing was restored: this database is not empty. Add --replace to lose what it holds now, for good.',
    )
  }
}

const looks = 10

/** Those of a portal that stopped a moment ago are still on their way out. */
async function countOthers(client: Client): Promise<number> {
  for (let look = 1; ; look += 1) {
    const { rows } = await client.query(
      `select from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`,
    )
    if (rows.length === 0 || look === looks) return rows.length
    await wait(200)
    await client.query('select pg_stat_clear_snapshot()')
  }
}

/** Whether people, settings or staff are in it; an installation that was only started holds none. */
async function holdsAnything(client: Client): Promise<boolean> {
  const present = new Set((await findTables(client)).map(({ name }) => name))
  for (const name of ['signups', 'connections', 'staff', 'audit_entries']) {
    if (present.has(name) && (await client.query(`select from "${name}" limit 1`)).rows.length > 0)
      return true
  }
  return false
}

async function replaceAll(client: Client, input: RestoreInput, { before, after }: Steps): Promise<void> {
  await dropPortal(client)
  await client.query(createTable)
  for (const { sql } of before) await client.query(sql)
  const known = await findTables(client)
  await refuseForeign(client, input, known)
  const names = known.map(({ name }) => quoted(name))
  const constraints = await takeForeignKeys(client)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  await emptyTables(client, names)
  await fill(client, input)
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const { relation, name, definition } of constraints)
    await client.query(`alter table ${relation} add constraint ${quoted(name)} ${definition}`)
  for (const { name, last } of input.header.sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, last])
  for (const migration of after) {
    input.log(`Applying the migration ${migration.name}`)
    await runMigration(client, migration)
  }
  await client.query('set search_path to public')
  await signEverybodyOut(client)
  await closeProducts(client)
  await client.query(
    `insert into audit_entries (actor_name, action, subject, details) values ('command line', 'backup.restored', 'database', $1)`,
    [JSON.stringify({ takenAt: input.header.takenAt })],
  )
}

/** What migrations wrote into new tables is in the backup, too. They never write audit entries, which nobody may take away. */
async function emptyTables(client: Client, names: string[]): Promise<void> {
  for (const name of names) {
    const { rows } = await client.query(`select from ${name} limit 1`)
    if (rows.length > 0) await client.query(`truncate ${name}`)
  }
}

type ForeignKey = { relation: string; name: string; definition: string }

/** So that tables can be filled in any order; they are checked when they come back. */
async function takeForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as relation, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`)
  for (const { relation, name } of rows)
    await client.query(`alter table ${relation} drop constraint ${quoted(name)}`)
  return rows
}

async function fill(client: Client, { file, tables, sha256, log }: RestoreInput): Promise<void> {
  const expected = new Map(tables.map((table) => [table.name, table]))
  for await (const { name, columns, parts } of tablesIn(file, sha256)) {
    // Only what was checked is read again: otherwise the file was exchanged, and the names are anybody's.
    const checked = expected.get(name)
    if (!checked || JSON.stringify(checked.columns) !== JSON.stringify(columns)) throw exchanged()
    if (name === jobsName) {
      await queueJobs(client, parts)
      continue
    }
    const list = columns.map(quoted).join(', ')
    const copy = client.query(copyFrom(`copy ${quoted(name)} (${list}) from stdin`))
    await pipeline(Readable.from(parts, { objectMode: false }), copy)
    if (copy.rowCount !== checked.rows)
      throw new Error(`Of ${name} came ${copy.rowCount} rows, not ${checked.rows}.`)
    if (copy.rowCount > 0) log(`${String(copy.rowCount).padStart(10)}  ${name}`)
  }
}

function exchanged(): CommandProblem {
  return new CommandProblem(
    'Nothing was restored: the file was changed while it was read. Take another backup.',
  )
}

/** What was granted after the backup is not counted in it: nobody begins a trial before somebody has looked (D16). */
async function closeProducts(client: Client): Promise<void> {
  await client.query('update products set paused = true, closed_by_restore = true where not paused')
}

/** Who was locked out after the backup must not come back by an old session or link. */
async function signEverybodyOut(client: Client): Promise<void> {
  await client.query('update staff_sessions set ended_at = portal_now() where ended_at is null')
  await client.query('update staff_links set used_at = portal_now() where used_at is null')
}
