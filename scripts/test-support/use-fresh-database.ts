import { afterAll } from 'vitest'
import { createTestDatabase } from './database'
import { testEnvironment } from './test-environment'

/** Each test file has a database of its own, and secrets, before anything reads the environment. */
const database = await createTestDatabase()
Object.assign(process.env, testEnvironment, { DATABASE_URL: database.url })

afterAll(async () => {
  // Only what a test has used is there to be closed.
  if ('portalDatabase' in globalThis) await (await import('@/lib/db')).closeDb()
  await database.drop()
})
