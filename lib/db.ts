import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/prisma/generated/client'
import { requireEnv } from './env'
import { log } from './log'

const kept = globalThis as typeof globalThis & { portalDatabase?: PrismaClient }

/** The one client of this process; it connects at its first query. A lost connection is logged, never fatal. */
export function db(): PrismaClient {
  return (kept.portalDatabase ??= createClient(requireEnv('databaseUrl')))
}

/** Ends the connections, for programs that are to exit. */
export async function closeDb(): Promise<void> {
  const client = kept.portalDatabase
  kept.portalDatabase = undefined
  await client?.$disconnect()
}

function createClient(connectionString: string): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString,
      max: 20,
      connectionTimeoutMillis: 3_000,
      statement_timeout: 5_000,
      lock_timeout: 3_000,
    },
    { onPoolError: reportLostConnection },
  )
  return new PrismaClient({ adapter })
}

function reportLostConnection(error: Error) {
  // After closeDb the last connections may still be on their way out.
  if (kept.portalDatabase) log.warn({ err: error }, 'a database connection was lost')
}
