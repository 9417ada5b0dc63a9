import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { db } from './db'

let isKnownToBeMigrated = false

/**
 * Whether the database answers and has every migration of this code. It may have more: a release runs on the schema of
 * the next one too. Migrations are never taken back, so that a yes is compared once.
 */
export async function isMigrated(): Promise<boolean> {
  if (isKnownToBeMigrated) {
    await db().$queryRaw`select portal_now()`
    return true
  }
  const [expected, applied] = await Promise.all([migrationNames(), appliedNames()])
  // A checkout without migrations is not one that has none to apply.
  isKnownToBeMigrated = expected.length > 0 && expected.every((name) => applied.has(name))
  return isKnownToBeMigrated
}

/** How the migrations of this code and those of the database differ; `unknown` ones belong to a later release. */
export async function compareMigrations() {
  const [expected, applied] = await Promise.all([migrationNames(), appliedNames()])
  return {
    applied: expected.filter((name) => applied.has(name)).length,
    missing: expected.filter((name) => !applied.has(name)).sort(),
    unknown: [...applied].filter((name) => !expected.includes(name)),
  }
}

/** The server is started in the folder of the repository. */
async function migrationNames(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations')
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

async function appliedNames(): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations
    where finished_at is not null and rolled_back_at is null`
  return new Set(rows.map(({ name }) => name))
}
