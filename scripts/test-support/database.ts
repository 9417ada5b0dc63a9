import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { url: string; drop: () => Promise<void> }

/** A database of its own with all migrations and no rows, copied from the run's template in a few milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template template owner portal strategy file_copy`)
  return { url: testDatabaseUrl(name), drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
}

/** A database without even the migrations, for what migrates. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} owner portal`)
  return { url: testDatabaseUrl(name), drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
}

function testDatabaseUrl(name: string): string {
  return new URL(`/${name}`, inject('testServer').url).href
}

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('testServer').adminUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
