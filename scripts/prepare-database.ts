import path from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import { applyMigrations } from './apply-migrations'
import { backUpBeforeUpgrade } from './backup/automatic-backup'
import { keysOf } from './backup/keys'
import { root } from './root'

type Place = {
  databaseUrl: string
  log: (line: string) => void
  /** Where a database that is about to be changed is saved; null for the operator's own, undefined for throw-away ones. */
  backups?: string | null
  secrets?: Record<string, string>
}

/** Brings a database to what this code expects: the portal's own tables and functions, and the job queue beside them. */
export async function prepareDatabase({ backups, secrets = {}, ...input }: Place): Promise<void> {
  if (backups !== undefined) await backUpBeforeUpgrade({ ...input, folder: backups, keys: keysOf(secrets) })
  await applyMigrations({ ...input, folder: path.join(root, 'prisma', 'migrations') })
  await runMigrations({ connectionString: input.databaseUrl, logger: new Logger(() => () => undefined) })
}
