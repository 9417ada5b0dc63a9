import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Env } from '@/lib/env'
import { replaceFile } from '../files'

/** What the portal cannot run without, by the name in the environment. */
export type Secrets = Record<SecretName, string>
type SecretName = (typeof secretNames)[number]

const secretNames = [
  'AUTH_SECRET',
  'QUOTA_KEY',
  'ENCRYPTION_KEY',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
] as const

type Outcome = { kind: 'ok'; secrets: Secrets } | { kind: 'problem'; message: string }

/**
 * The operator's secrets, and for an embedded database those made at the first start and kept in
 * DATA_DIR/secrets.json. Whoever brings a database brings the secrets too: another machine could not guess them.
 */
export async function prepareSecrets(env: Env, dataDir: string): Promise<Outcome> {
  const given = givenSecrets(env)
  if (isComplete(given)) return { kind: 'ok', secrets: given }
  if (env.databaseUrl !== undefined) return { kind: 'problem', message: explainMissing(given) }
  const kept = await readKept(dataDir)
  if (kept.kind === 'problem') return kept
  const known = { ...kept.secrets, ...given }
  if (isComplete(known)) return { kind: 'ok', secrets: known }
  const completed = { ...makeSecrets(), ...kept.secrets }
  await replaceFile(nameOf(dataDir), JSON.stringify(completed, null, 2))
  return { kind: 'ok', secrets: { ...completed, ...given } }
}

const nameOf = (dataDir: string) => path.join(dataDir, 'secrets.json')

function givenSecrets(env: Env): Partial<Secrets> {
  const named = {
    AUTH_SECRET: env.authSecret,
    QUOTA_KEY: env.quotaKey,
    ENCRYPTION_KEY: env.encryptionKey,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: env.actionsKey,
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
}

function isComplete(secrets: Partial<Secrets>): secrets is Secrets {
  return secretNames.every((name) => secrets[name] !== undefined)
}

function explainMissing(given: Partial<Secrets>): string {
  const missing = secretNames.filter((name) => given[name] === undefined)
  return [
    'With DATABASE_URL set these must be set too, to the same values on every machine (or NAME_FILE for each):',
    ...missing.map((name) => `  ${name}`),
    'Make each one with: openssl rand -base64 32',
  ].join('\n')
}

type Kept = { kind: 'ok'; secrets: Partial<Secrets> } | { kind: 'problem'; message: string }

async function readKept(dataDir: string): Promise<Kept> {
  const file = nameOf(dataDir)
  if (!existsSync(file)) {
    // New keys would make what the database holds unreadable, and everybody a new person to the quotas.
    const isFirstStart = !existsSync(path.join(dataDir, 'database.json'))
    if (isFirstStart) return { kind: 'ok', secrets: {} }
    return problem(`${file} is gone, and the database beside it cannot be read without it.`, dataDir)
  }
  try {
    const text = z
      .partialRecord(z.enum(secretNames), z.string().min(1))
      .parse(JSON.parse(await readFile(file, 'utf8')))
    return { kind: 'ok', secrets: text }
  } catch {
    return problem(`${file} cannot be read.`, dataDir)
  }
}

function problem(what: string, dataDir: string): Kept {
  return {
    kind: 'problem',
    message: `${what} Restore it from a backup, or delete ${dataDir} to start with an empty database.`,
  }
}

function makeSecrets(): Secrets {
  const key = () => randomBytes(32).toString('base64url')
  return {
    AUTH_SECRET: key(),
    QUOTA_KEY: key(),
    ENCRYPTION_KEY: key(),
    // Next decodes this one as plain base64.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
}
