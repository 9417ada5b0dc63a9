import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '@/lib/audit/verify-audit'
import { closeDb } from '@/lib/db'
import { addInvite } from '@/lib/invites/test-support/add-invite'
import { checkReadiness } from '@/lib/readiness'
import { sql } from '@/lib/signups/test-support/sql'
import {
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '@/lib/signups/test-support/trial-world'
import { addStaff } from '@/lib/staff/add-staff'
import { checkProducts } from '@/lib/doctor/checks/products'
import { reopenAfterRestore } from '@/lib/products/reopen-after-restore'
import { openTrial } from '@/lib/trials/open-trial'
import { applyMigrations } from '../apply-migrations'
import { prepareDatabase } from '../prepare-database'
import { root } from '../root'
import { createEmptyDatabase, createTestDatabase } from '../test-support/database'
import { writeFrame } from './frames'
import { keysOf, missingKeys, openKeys } from './keys'
import { checkBackup } from './read-backup'
import { restoreBackup } from './restore-backup'
import { writeBackup } from './write-backup'

let world: TrialWorld
let folder: string
const databaseUrl = () => process.env.DATABASE_URL ?? ''
const keys = keysOf(process.env)
const log = () => undefined
const nowhere = new URLSearchParams()
const inFolder = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'backup-'))
  world = await startTrialWorld()
})
afterAll(async () => {
  await world.stop()
  await rm(folder, { recursive: true })
})

const backUp = (name: string, passphrase: string | null = null) =>
  writeBackup({ databaseUrl: databaseUrl(), file: inFolder(name), keys, passphrase, log })

async function restore(name: string, { replace = true, url = databaseUrl() } = {}) {
  await closeDb()
  const file = inFolder(name)
  await restoreBackup({ databaseUrl: url, file, ...(await checkBackup(file)), replace, log })
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const wrongCounters = () =>
  sql(
    `with held as (
       select product_id, scope, per, subject, period, count(*) as places from places
       where given_back_at is null group by 1, 2, 3, 4, 5
     )
     select * from quota_counters full join held using (product_id, scope, per, subject, period)
     where coalesce(used, 0) <> coalesce(places, 0)`,
  )
const contents = async () =>
  sql(
    `select (select count(*) from signups)::int as signups, (select count(*) from events)::int as events,
       (select count(*) from invites)::int as invites, (select count(*) from staff)::int as staff,
       (select coalesce(max(id), 0) from audit_entries where action not like 'backup.%')::int as audited`,
  )

test('D16: a portal is backed up while people sign up, loses everything, is restored, and trials come back', async () => {
  const slug = await world.product('drilled', [
    { scope: 'product', per: 'day', limit: 500 },
    { scope: 'person', per: 'ever', limit: 1 },
  ])
  await addInvite(slug)
  const odd = 'Tabs\tand\nlines, "quotes" \\. \\N and ünïcode'
  await sql('update invites set label = $1', [odd])
  await addStaff({ email: 'ada@vendor.example', name: 'Ada', role: 'admin' }, { id: null, name: 'test' })
  await sql(`select graphile_worker.add_job('send-mail', '{"mailId": "once"}', job_key => 'the-mail')`)
  const email = newAddress()
  const trial = await postSignup(slug, { form: { email } })
  if (trial.kind !== 'granted') throw new Error(trial.kind)

  // Others sign up all the while.
  const going = Array.from({ length: 12 }, () => postSignup(slug))
  const { rows } = await backUp('drill.backup', 'correct horse battery')
  await Promise.all(going)
  expect(rows).toBeGreaterThan(10)
  const { mode } = await stat(inFolder('drill.backup'))
  expect(mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['drill.backup'])

  // What happens afterwards is lost: that is what a backup means.
  await postSignup(slug, { form: { email: 'after@the-backup.example' } })
  await sql('truncate signups, staff, invites, quota_counters cascade')
  await sql(`drop view signup_reports`)
  await sql(`alter table products drop column slug cascade`)
  await restore('drill.backup')

  expect(await sql(`select count(*)::int as found from signups where email like 'after@%'`)).toEqual([
    { found: 0 },
  ])
  expect(await wrongCounters()).toEqual([])
  const [counted] = await sql<{ used: number; signups: number }>(
    `select used::int, (select count(*)::int from signups) as signups from quota_counters where scope = 'product'`,
  )
  expect(counted?.used).toBe(counted?.signups)
  expect(counted?.signups).toBeGreaterThanOrEqual(1)
  expect(await sql(`select label from invites`)).toEqual([{ label: odd }])
  expect(await checkReadiness()).toMatchObject({ ready: true })
  expect(await verifyAudit()).toMatchObject({ kind: 'whole' })
  expect(await sql(`select key from graphile_worker.jobs`)).toEqual([{ key: 'the-mail' }])
  expect(await sql(`select count(*)::int as open from staff_links where used_at is null`)).toEqual([
    { open: 0 },
  ])

  const [{ handle } = { handle: '' }] = await sql<{ handle: string }>(
    'select handle from signups where email = $1',
    [email],
  )
  expect(
    await openTrial({ handle, browserCookie: trial.browserCookie ?? null, query: nowhere }),
  ).toMatchObject({ kind: 'granted' })
  // Nobody begins a trial before somebody has looked at the limits.
  expect(await postSignup(slug)).toMatchObject({ kind: 'refused', reason: 'product-paused' })
  expect(await checkProducts()).toContainEqual(
    expect.objectContaining({ level: 'failure', subject: `product ${slug}` }),
  )
  const actor = { id: null, name: 'command line' }
  expect(await reopenAfterRestore(actor)).toEqual([slug])
  expect(await reopenAfterRestore(actor)).toEqual([])
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  expect(await wrongCounters()).toEqual([])
})

test('keys go along under a passphrase only, and a backup says which keys it belongs to', async () => {
  await backUp('sealed.backup', 'correct horse battery')
  await backUp('plain.backup')
  const { header } = await checkBackup(inFolder('sealed.backup'))
  if (!header.sealedKeys) throw new Error('there are no keys')
  expect(openKeys(header.sealedKeys, 'correct horse battery')).toEqual(keys)
  expect(openKeys(header.sealedKeys, 'correct horse batterx')).toBeNull()
  expect((await checkBackup(inFolder('plain.backup'))).header.sealedKeys).toBeNull()
  expect(missingKeys(header, keys)).toEqual([])
  expect(missingKeys(header, { ...keys, QUOTA_KEY: 'another' })).toEqual(['QUOTA_KEY'])
  expect(JSON.stringify(header)).not.toContain(keys.ENCRYPTION_KEY)
})

test('a file that is cut off, changed by one bit, or something else is refused, and nothing is changed', async () => {
  await backUp('whole.backup')
  const bytes = await readFile(inFolder('whole.backup'))
  const before = await contents()
  const flipped = (at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
  const damaged = {
    'cut.backup': bytes.subarray(0, bytes.length - 300),
    'short.backup': bytes.subarray(0, 12),
    'middle.backup': flipped(Math.floor(bytes.length / 2)),
    'end.backup': flipped(bytes.length - 6),
    'text.backup': Buffer.from('{"portal": {}}'),
    'empty.backup': Buffer.alloc(0),
  }
  for (const [name, content] of Object.entries(damaged)) {
    await writeFile(inFolder(name), content)
    await expect(restore(name), name).rejects.toThrow('Nothing was restored')
  }
  await expect(restore('missing.backup')).rejects.toThrow('cannot be read')
  expect(await contents()).toEqual(before)
})

/** A file as anybody could write it, whole and with the right hash, that holds what it is given beside the header. */
async function forge(name: string, frames: { kind: 'T' | 'D' | 'E'; body: object | Buffer }[]) {
  const { header } = await checkBackup(inFolder('plain.backup'))
  const bytes = [{ kind: 'H' as const, body: header }, ...frames].map(({ kind, body }) =>
    writeFrame(kind, body),
  )
  const hash = createHash('sha256')
  for (const frame of bytes) hash.update(frame)
  const end = writeFrame('Z', { sha256: hash.digest('hex') })
  await writeFile(inFolder(name), gzipSync(Buffer.concat([...bytes, end])))
}

test('a file that names what no migration made is refused before a name of it comes into a statement', async () => {
  const before = await contents()
  const attacks = [
    { name: "staff\" (email) from program 'touch /tmp/owned' --", columns: ['email'] },
    { name: 'staff', columns: ["email\") from program 'touch /tmp/owned' --"] },
    { name: 'pg_authid', columns: ['rolname'] },
    { name: 'staff', columns: [] },
  ]
  for (const [number, table] of attacks.entries()) {
    await forge(`forged-${number}.backup`, [
      { kind: 'T', body: table },
      { kind: 'D', body: Buffer.from('x\n') },
      { kind: 'E', body: { name: table.name, rows: 1 } },
    ])
    await expect(restore(`forged-${number}.backup`)).rejects.toThrow(
      'names tables that its release never had',
    )
  }
  expect(await contents()).toEqual(before)
})

test('a file that is exchanged between the check and the restore changes nothing', async () => {
  const before = await contents()
  const checked = await checkBackup(inFolder('plain.backup'))
  await forge('exchanged.backup', [])
  await closeDb()
  const input = { databaseUrl: databaseUrl(), replace: true, log, ...checked }
  await expect(restoreBackup({ ...input, file: inFolder('exchanged.backup') })).rejects.toThrow(
    'it was changed while it was read',
  )
  expect(await contents()).toEqual(before)
})

test('a database that holds something, is in use, or is not only the portal’s, is left alone', async () => {
  await backUp('kept.backup')
  const before = await contents()
  await expect(restore('kept.backup', { replace: false })).rejects.toThrow('is not empty. Add --replace')
  const other = new pg.Client({ connectionString: databaseUrl() })
  await other.connect()
  await expect(restore('kept.backup')).rejects.toThrow('1 other connections use this database')
  await sql('create table somebody_elses (id int)')
  // The last of a portal that is stopping.
  setTimeout(() => void other.end(), 300)
  await expect(restore('kept.backup')).rejects.toThrow("not the portal's (somebody_elses)")
  await sql('drop table somebody_elses')
  await sql(`
    create schema reporting; create view reporting.by_them as select email from signups;
    create view their_view as select 1 as one; create type their_type as (one int);
    create function their_function() returns int language sql as 'select 1'`)
  await expect(restore('kept.backup')).rejects.toThrow(
    '(reporting.by_them, their_function, their_type, their_view)',
  )
  await sql(`
    drop schema reporting cascade; drop view their_view; drop type their_type; drop function their_function`)
  expect(await contents()).toEqual(before)

  // Into a fresh one it needs no wish.
  const fresh = await createTestDatabase()
  await restore('kept.backup', { replace: false, url: fresh.url })
  expect(await query(fresh.url, 'select count(*)::int as signups from signups')).toEqual([
    { signups: (before[0] as { signups: number }).signups },
  ])
  await fresh.drop()
})

test('an older backup is brought to this release, and an upgrade saves what it is about to change', async () => {
  const old = await createEmptyDatabase()
  const earlier = inFolder('migrations')
  const names = (await readdir(path.join(root, 'prisma', 'migrations')))
    .filter((name) => /^\d+_/.test(name))
    .sort()
  await mkdir(earlier)
  for (const name of names.filter((each) => each < '20261123000900'))
    await cp(path.join(root, 'prisma', 'migrations', name), path.join(earlier, name), { recursive: true })
  await applyMigrations({ databaseUrl: old.url, folder: earlier, log })
  await query(
    old.url,
    `insert into connections (name, api_url, backend_url, client_id, client_secret_encrypted) values ('old', 'a', 'b', 'c', 'd')`,
  )

  const lines: string[] = []
  const backups = inFolder('backups')
  await prepareDatabase({ databaseUrl: old.url, log: (line) => lines.push(line), backups, secrets: keys })
  const [saved = ''] = await readdir(backups)
  expect(lines.join('\n')).toMatch(/saving it first[^]*Saved to .*before-upgrade-[^]*Applying the migration/)
  await prepareDatabase({ databaseUrl: old.url, log, backups, secrets: keys })
  expect(await readdir(backups)).toEqual([saved])

  // Those of long ago go, also where no upgrade follows; what nobody wrote here stays.
  const aged = 'before-upgrade-2020-01-31T00-00-00-000Z.backup'
  for (const name of [aged, 'mine.backup']) await writeFile(path.join(backups, name), '')
  await prepareDatabase({ databaseUrl: old.url, log, backups, secrets: keys })
  expect((await readdir(backups)).sort()).toEqual([saved, 'mine.backup'].sort())
  // What cannot be looked at is not upgraded.
  await query(old.url, 'alter table _prisma_migrations rename column checksum to another')
  await expect(prepareDatabase({ databaseUrl: old.url, log, backups, secrets: keys })).rejects.toThrow(
    'The database was not changed, because it could not be read before',
  )
  await query(old.url, 'alter table _prisma_migrations rename column another to checksum')

  // Back to what it was, and forward again.
  await query(old.url, `update connections set name = 'broken'`)
  const file = path.join(backups, saved)
  const checked = await checkBackup(file)
  expect(checked.header.migrations.at(-1)?.name).toMatch(/telemetry|policies|fewer_statements/)
  await restoreBackup({ databaseUrl: old.url, file, ...checked, replace: true, log })
  expect(await query(old.url, 'select name, note from connections')).toEqual([{ name: 'old', note: '' }])
  expect(await query(old.url, 'select count(*)::int as applied from _prisma_migrations')).toEqual([
    { applied: names.length },
  ])

  const newer = {
    ...checked.header,
    migrations: [...checked.header.migrations, { name: '29990101000000_x', checksum: '' }],
  }
  await expect(
    restoreBackup({ databaseUrl: old.url, file, ...checked, header: newer, replace: true, log }),
  ).rejects.toThrow('has the migration 29990101000000_x. Restore it with that release')

  // Of younger ones the newest five are kept.
  const soon = [1, 2, 3, 4, 5, 6].map((day) => `before-upgrade-2100-01-0${day}T00-00-00-000Z.backup`)
  for (const name of soon) await writeFile(path.join(backups, name), '')
  await prepareDatabase({ databaseUrl: old.url, log, backups, secrets: keys })
  expect((await readdir(backups)).sort()).toEqual([...soon.slice(1), 'mine.backup'])
  await old.drop()
})
