import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  findRunningEmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres'

let dataDir: string
const start = () => startEmbeddedPostgres({ dataDir, log: () => undefined })

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'embedded-'))
  await chmod(dataDir, 0o711)
})

afterAll(async () => {
  await removeEmbeddedPostgres(dataDir)
  await rm(dataDir, { recursive: true })
})

test('what an interrupted first start left is cleared away, and the database is made anew', async () => {
  await mkdir(path.join(dataDir, 'postgres.new-half-made'))
  const server = await start()
  expect(await query(server.url, 'select current_user as answer')).toBe('portal')
  expect((await readdir(dataDir)).sort()).toEqual(['database.json', 'postgres', 'postgres.log'])
})

test('a program beside a running portal finds its database', async () => {
  const server = await start()
  expect(server.reused).toBe(true)
  expect((await findRunningEmbeddedPostgres(dataDir))?.url).toBe(server.url)
})

test('the application is no superuser, writes are flushed, pages carry checksums and no statement is logged', async () => {
  const { url } = await start()
  expect(await query(url, 'select usesuper as answer from pg_user where usename = current_user')).toBe(false)
  for (const setting of ['fsync', 'data_checksums'])
    expect(await query(url, `select current_setting('${setting}') as answer`)).toBe('on')
  await expect(query(url, "select 'secret-value'::int as answer")).rejects.toThrow('secret-value')
  expect(await readFile(path.join(dataDir, 'postgres.log'), 'utf8')).not.toContain('select')
})

test('a wrong password is refused', async () => {
  const { url } = await start()
  await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1 as answer')).rejects.toThrow(
    'password authentication failed',
  )
})

test('committed rows survive kill -9 of the server', async () => {
  const before = await start()
  await query(before.url, 'create table kept as select 42 as answer')
  process.kill(before.pid, 'SIGKILL')
  await before.exited
  const after = await start()
  expect(after).toMatchObject({ reused: false, url: before.url })
  expect(await query(after.url, 'select answer from kept')).toBe(42)
})

test('a port that another program took meanwhile is exchanged for a free one', async () => {
  const before = await start()
  await before.stop()
  const taken = new URL(before.url).port
  const thief = createServer().listen(Number(taken), '127.0.0.1')
  const after = await start()
  expect(new URL(after.url).port).not.toBe(taken)
  expect(await query(after.url, 'select answer from kept')).toBe(42)
  thief.close()
})

test('a stopped server is gone', async () => {
  const server = await start()
  await server.stop()
  await server.exited
  expect(await findRunningEmbeddedPostgres(dataDir)).toBeNull()
  await expect(query(server.url, 'select 1 as answer')).rejects.toThrow('ECONNREFUSED')
})

test('a database that is lost is not silently replaced by an empty one', async () => {
  await removeEmbeddedPostgres(dataDir)
  await expect(start()).rejects.toThrow('is gone. Restore it')
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false)
})

async function query(connectionString: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ answer: unknown }>(sql)
    return rows[0]?.answer
  } finally {
    await client.end()
  }
}
