import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyMigrations } from './apply-migrations'
import { createEmptyDatabase, type TestDatabase } from './test-support/database'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await createEmptyDatabase()
  folder = await mkdtemp(path.join(os.tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

test('three programs that migrate at once apply each migration once', async () => {
  await write('1_first', 'create table first (id int); select pg_sleep(0.2);')
  await write('2_second', 'create table second (id int);')
  const applied = await Promise.all([apply(), apply(), apply()])
  expect(applied.flat().sort()).toEqual(['1_first', '2_second'])
  const rows = await query(
    'select migration_name, applied_steps_count, finished_at > started_at as timed from _prisma_migrations',
  )
  expect(rows.sort((a, b) => String(a.migration_name).localeCompare(String(b.migration_name)))).toEqual([
    { migration_name: '1_first', applied_steps_count: 1, timed: true },
    { migration_name: '2_second', applied_steps_count: 1, timed: true },
  ])
})

test('a migration with functions and several statements runs as it is written', async () => {
  await write(
    '1_function',
    `create function answer() returns int language plpgsql as $$ begin return 42; end; $$;\ncreate table t (a int);`,
  )
  await apply()
  expect(await query('select answer() as answer')).toEqual([{ answer: 42 }])
})

test('a failing migration leaves nothing behind, is named with its line, and can be corrected', async () => {
  await write('1_good', 'create table good (id int);')
  await write('2_bad', 'create table half (id int);\ninsert into nowhere values (1);')
  await expect(apply()).rejects.toThrow(
    /2_bad failed and was undone: relation "nowhere" does not exist \(line 2\)/,
  )
  expect(await query("select to_regclass('good')::text as good, to_regclass('half')::text as half")).toEqual([
    { good: 'good', half: null },
  ])
  await write('2_bad', 'create table half (id int);')
  expect(await apply()).toEqual(['2_bad'])
})

test('a migration that was changed after it had been applied is refused', async () => {
  await write('1_first', 'create table first (id int);')
  await apply()
  await write('1_first', 'create table first (id bigint);')
  await expect(apply()).rejects.toThrow('The migration 1_first was changed after it had been applied')
})

test('a database with a migration this code does not know is newer, and is left alone', async () => {
  await write('1_first', 'create table first (id int);')
  await write('2_second', 'create table second (id int);')
  await apply()
  await rm(path.join(folder, '2_second'), { recursive: true })
  await write('1_zero', 'create table zero (id int);')
  await expect(apply()).rejects.toThrow(
    'This database is newer than this code: it has the migration 2_second.',
  )
  expect(await query("select to_regclass('zero')::text as zero")).toEqual([{ zero: null }])
})

test('applying again changes nothing', async () => {
  await write('1_first', 'create table first (id int);')
  expect(await apply()).toEqual(['1_first'])
  expect(await apply()).toEqual([])
})

const apply = () => applyMigrations({ databaseUrl: database.url, folder, log: () => undefined })

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true })
  await writeFile(path.join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}
