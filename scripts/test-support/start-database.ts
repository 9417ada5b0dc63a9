import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../embedded-postgres'
import { prepareDatabase } from '../prepare-database'
import { createRunFolder, removeRunFolder } from './run-folder'

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL, as the application's role and as superuser; its database `template` has all migrations. */
    testServer: TestServer
  }
}

export type TestServer = { url: string; adminUrl: string }
type Running = { server: TestServer; users: number; stop: () => Promise<void> }

// Each vitest project loads this file anew, and they share one server.
const shared = globalThis as typeof globalThis & { testDatabaseServer?: Promise<Running> }

/** One PostgreSQL for the whole run, in a fresh folder under the system's temporary one. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const running = await (shared.testDatabaseServer ??= start())
  running.users += 1
  project.provide('testServer', running.server)
  return async () => {
    running.users -= 1
    if (running.users > 0) return
    delete shared.testDatabaseServer
    await running.stop()
  }
}

async function start(): Promise<Running> {
  const dataDir = await createRunFolder()
  // A crash of the machine may take a test run with it.
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: '200',
  }
  const { url, adminUrl } = await startEmbeddedPostgres({ dataDir, log: console.error, settings })
  await createTemplate({ url, adminUrl })
  return { server: { url, adminUrl }, users: 0, stop: () => removeRunFolder(dataDir) }
}

async function createTemplate({ url, adminUrl }: TestServer): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('create database template owner portal')
  await client.end()
  const databaseUrl = new URL('/template', url).href
  await prepareDatabase({ databaseUrl, log: () => undefined })
}
