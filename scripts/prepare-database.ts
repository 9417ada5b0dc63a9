import path from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import { applyMigrations } from './apply-migrations'
import { root } from './root'

/** Brings a database to what this code expects: the portal's own tables and functions, and the job queue beside them. */
export async function prepareDatabase(input: {
  databaseUrl: string
  log: (line: string) => void
}): Promise<void> {
  await applyMigrations({ ...input, folder: path.join(root, 'prisma', 'migrations') })
  await runMigrations({ connectionString: input.databaseUrl, logger: new Logger(() => () => undefined) })
}
