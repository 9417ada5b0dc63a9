import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseEnv } from '@/lib/env'
import { prepareSecrets } from './secrets'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'secrets-'))
})

afterEach(() => rm(dataDir, { recursive: true }))

const given = 'Z2l2ZW4tYnktdGhlLW9wZXJhdG9yLTAxMjM0NTY3ODk'

test('secrets are made at the first start, closed to other users, and stay', async () => {
  const first = await secrets({})
  expect(new Set(Object.values(first)).size).toBe(4)
  for (const value of Object.values(first)) expect(Buffer.from(value, 'base64')).toHaveLength(32)
  expect((await stat(path.join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600)
  expect(await secrets({})).toEqual(first)
})

test('a secret of the operator wins over the one that was made, which is kept for later', async () => {
  const made = await secrets({})
  expect(await secrets({ QUOTA_KEY: given })).toEqual({ ...made, QUOTA_KEY: given })
  expect(await secrets({})).toEqual(made)
})

test('with a database of the operator every missing secret is named at once, and none is made', async () => {
  const outcome = await prepare({ DATABASE_URL: 'postgresql://db.example.com/portal', QUOTA_KEY: given })
  expect(outcome.kind === 'problem' && outcome.message).toMatch(
    /AUTH_SECRET\n.*ENCRYPTION_KEY\n.*NEXT_SERVER_ACTIONS_ENCRYPTION_KEY/,
  )
  await expect(stat(path.join(dataDir, 'secrets.json'))).rejects.toThrow('ENOENT')
})

test('a damaged file of secrets is left for repair', async () => {
  await writeFile(path.join(dataDir, 'secrets.json'), '{"AUTH_SECRET":')
  expect(await prepare({})).toMatchObject({ kind: 'problem' })
  expect(await readFile(path.join(dataDir, 'secrets.json'), 'utf8')).toBe('{"AUTH_SECRET":')
})

test('secrets that are lost while the database is there are not replaced by new ones', async () => {
  await writeFile(path.join(dataDir, 'database.json'), '{}')
  expect(await prepare({})).toMatchObject({ kind: 'problem', message: expect.stringContaining('is gone') })
})

async function prepare(source: Record<string, string>) {
  const parsed = parseEnv(source)
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join())
  return prepareSecrets(parsed.env, dataDir)
}

async function secrets(source: Record<string, string>) {
  const outcome = await prepare(source)
  if (outcome.kind === 'problem') throw new Error(outcome.message)
  return outcome.secrets
}
