import { startEmbeddedPostgres } from '../../embedded-postgres'
import { prepareDatabase } from '../../prepare-database'
import { createRunFolder, removeRunFolder } from '../../test-support/run-folder'
import { testEnvironment } from '../../test-support/test-environment'
import type { CleanUp } from './clean-up'

export type BenchDatabase = {
  url: string
  /** The same database as superuser, for what only that may do. */
  adminUrl: string
  /** For everything that goes with the database. */
  folder: string
  environment: Record<string, string>
}

/** A PostgreSQL of this measurement's own with the settings that people get: a commit waits for the disk. */
export async function createBenchDatabase(cleanUp: CleanUp): Promise<BenchDatabase> {
  const folder = await createRunFolder()
  cleanUp.add(() => removeRunFolder(folder))
  const { url, adminUrl } = await startEmbeddedPostgres({
    dataDir: folder,
    log: console.error,
    signal: cleanUp.signal,
  })
  await prepareDatabase({ databaseUrl: url, log: () => undefined })
  const environment = { ...testEnvironment, DATABASE_URL: url, NODE_ENV: 'production' }
  return { url, adminUrl: new URL(new URL(url).pathname, adminUrl).href, folder, environment }
}
