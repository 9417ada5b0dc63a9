import path from 'node:path'
import { applyMigrations } from '../../apply-migrations'
import { startEmbeddedPostgres } from '../../embedded-postgres'
import { root } from '../../root'
import { createRunFolder, removeRunFolder } from '../../test-support/run-folder'
import { testEnvironment } from '../../test-support/test-environment'
import type { CleanUp } from './clean-up'

export type BenchDatabase = {
  url: string
  /** For everything that goes with the database. */
  folder: string
  environment: Record<string, string>
}

/** A PostgreSQL of this measurement's own with the settings that people get: a commit waits for the disk. */
export async function createBenchDatabase(cleanUp: CleanUp): Promise<BenchDatabase> {
  const folder = await createRunFolder()
  cleanUp.add(() => removeRunFolder(folder))
  const { url } = await startEmbeddedPostgres({ dataDir: folder, log: console.error, signal: cleanUp.signal })
  await applyMigrations({
    databaseUrl: url,
    folder: path.join(root, 'prisma', 'migrations'),
    log: () => undefined,
  })
  return { url, folder, environment: { ...testEnvironment, DATABASE_URL: url, NODE_ENV: 'production' } }
}
