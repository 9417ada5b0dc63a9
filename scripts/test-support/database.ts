import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { url: string; drop: () => Promise<void> }

/** A database of its own with all migrations and no rows, copied from the run's template in a few milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template template owner portal strategy file_copy`)
  return { url: testDatabaseUrl(name), drop: () => dropDatabase(name) }
}

/** A database without even the migrations, for what migrates. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} owner portal`)
  return { url: testDatabaseUrl(name), drop: () => dropDatabase(name) }
}

/** Connections that are on their way out are let go first; one that is cut off would be an error that nobody expects. */
async function dropDatabase(name: string): Promise<void> {
  await asAdmin(`
    do $$
    begin
      for tries in 1..100 loop
        exit when not exists (select from pg_stat_activity where datname = '${name}');
        perform pg_sleep(0.05), pg_stat_clear_snapshot();
      end loop;
    end
    $$`)
  await asAdmin(`drop database if exists ${name} with (force)`)
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
