import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { readMigrations } from '../read-migrations'
import { root } from '../root'
import { findMigrations } from './describe-database'
import type { Keys } from './keys'
import { writeBackup } from './write-backup'

const kept = 5
const keptDays = 90

type Upgrade = {
  databaseUrl: string
  /** Where to; null for a database of the operator's own, who backs it up. */
  folder: string | null
  keys: Keys
  log: (line: string) => void
}

/**
 * Before an upgrade changes a database, everything in it goes into a file; the newest five of these are kept, and none
 * for longer than 90 days. An upgrade that cannot save first does not happen.
 */
export async function backUpBeforeUpgrade({ databaseUrl, folder, keys, log }: Upgrade): Promise<void> {
  const missing = await countMissing(databaseUrl).catch((cause: unknown) => {
    // Whoever migrates says what is wrong with a database that is not saved here.
    if (folder === null) return 0
    throw new Error(`The database was not changed, because it could not be read before: ${wordsOf(cause)}`, {
      cause,
    })
  })
  if (folder !== null) await removeOld(folder, new Date())
  if (missing === 0) return
  if (folder === null) {
    log(`This release changes the database (${missing} migrations). Going back needs a backup of your own.`)
    return
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, nameAt(new Date()))
  log(`This release changes the database (${missing} migrations); saving it first.`)
  try {
    await writeBackup({ databaseUrl, file, keys, passphrase: null, log: () => undefined })
  } catch (cause) {
    throw new Error(
      `The database was not changed, because it could not be saved to ${file}: ${wordsOf(cause)}`,
      { cause },
    )
  }
  log(`Saved to ${file}.`)
  await removeOld(folder, new Date())
}

/** Migrations that are to come, in a database that has some already; an empty one has nothing to lose. */
async function countMissing(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const applied = await findMigrations(client)
    if (applied.length === 0) return 0
    const names = new Set(applied.map(({ name }) => name))
    const all = await readMigrations(path.join(root, 'prisma', 'migrations'))
    return all.filter(({ name }) => !names.has(name)).length
  } finally {
    await client.end().catch(() => undefined)
  }
}

const nameAt = (now: Date) => `before-upgrade-${now.toISOString().replace(/[:.]/g, '-')}.backup`

const wordsOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))

/** They hold names and addresses, so that none is kept for ever, even where no upgrade follows. Their names tell their age. */
async function removeOld(folder: string, now: Date): Promise<void> {
  if (!existsSync(folder)) return
  const own = (await readdir(folder)).filter((name) => /^before-upgrade-[\dTZ-]+\.backup$/.test(name)).sort()
  const oldest = nameAt(new Date(now.getTime() - keptDays * 86_400_000))
  const old = own.filter((name, index) => index < own.length - kept || name < oldest)
  for (const name of old) await rm(path.join(folder, name), { force: true })
}
