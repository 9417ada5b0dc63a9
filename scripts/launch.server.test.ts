import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findRunningEmbeddedPostgres } from './embedded-postgres'
import { findDataLockHolder } from './launcher/data-lock'
import { findFreePort } from './ports'
import { root } from './root'
import { removeRunFolder } from './test-support/run-folder'

vi.setConfig({ testTimeout: 120_000 })

let dataDir: string
let ports: { PORT: string; EMULATOR_PORT: string }

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'launch-'))
  await chmod(dataDir, 0o711)
  ports = { PORT: String(await findFreePort()), EMULATOR_PORT: String(await findFreePort()) }
})

afterAll(() => removeRunFolder(dataDir))

test('npm start ends at a demo that can be tried, a second one says so, and Ctrl-C leaves nothing running', async () => {
  const first = start()
  await first.untilReady()
  expect(first.output()).toContain(`http://localhost:${ports.PORT}/try/aster-cad`)
  expect(first.output()).not.toContain('/staff/set-up')
  expect((await fetch(`http://localhost:${ports.PORT}/try/aster-cad`)).status).toBe(200)

  const second = start()
  expect(await second.exitCode).toBe(0)
  expect(second.output()).toContain(
    `already running at http://localhost:${ports.PORT} (process ${first.pid}).`,
  )
  expect((await fetch(`http://localhost:${ports.PORT}/readyz`)).status).toBe(200)

  first.send('SIGINT')
  expect(await first.exitCode).toBe(0)
  await expect(fetch(`http://localhost:${ports.PORT}/healthz`)).rejects.toThrow()
  expect(await findRunningEmbeddedPostgres(dataDir)).toBeNull()
  expect((await readdir(dataDir)).sort()).toEqual([
    'database.json',
    'postgres',
    'postgres.log',
    'secrets.json',
  ])
})

test('after kill -9 the next start takes over the database that still runs', async () => {
  const killed = start()
  await killed.untilReady()
  killed.send('SIGKILL')
  await killed.exitCode
  const database = await findRunningEmbeddedPostgres(dataDir)

  const next = start()
  await next.untilReady()
  expect(next.output()).toContain(`The database was still running (process ${database?.pid}).`)
  next.send('SIGTERM')
  expect(await next.exitCode).toBe(0)
})

test('a database that dies brings the portal down with a message', async () => {
  const portal = start()
  await portal.untilReady()
  process.kill((await findRunningEmbeddedPostgres(dataDir))?.pid ?? 0, 'SIGKILL')
  expect(await portal.exitCode).toBe(1)
  expect(portal.output()).toContain('The database ended; see ')
  expect(await findDataLockHolder(dataDir)).toBeNull()
})

test('a port of another program is named before anything is started', async () => {
  const other = createServer().listen(Number(ports.PORT), '127.0.0.1')
  const refused = start()
  expect(await refused.exitCode).toBe(1)
  expect(refused.output()).toContain(
    `Port ${ports.PORT} is in use by another program. Set PORT to a free one`,
  )
  expect(await findRunningEmbeddedPostgres(dataDir)).toBeNull()
  other.close()
})

test('every mistake in the environment is listed', async () => {
  const refused = start({ PUBLIC_URL: 'trial.example.com', TRUSTED_PROXY_HOPS: 'two' })
  expect(await refused.exitCode).toBe(1)
  expect(refused.output()).toMatch(/PUBLIC_URL must be .*\n.*TRUSTED_PROXY_HOPS must be /)
})

test('with a database of the operator the missing secrets are listed', async () => {
  const refused = start({ DATABASE_URL: 'postgresql://portal@127.0.0.1:1/portal' })
  expect(await refused.exitCode).toBe(1)
  for (const name of ['AUTH_SECRET', 'QUOTA_KEY', 'ENCRYPTION_KEY'])
    expect(refused.output()).toContain(`  ${name}\n`)
})

function start(settings: Record<string, string> = {}) {
  const { PATH, HOME, TMPDIR } = process.env
  const env = {
    PATH,
    HOME,
    TMPDIR,
    NODE_ENV: 'production' as const,
    DATA_DIR: dataDir,
    ...ports,
    ...settings,
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  child.stderr.on('data', (chunk) => (text += chunk))
  return {
    pid: child.pid,
    output: () => text,
    exitCode: once(child, 'exit').then(([code]) => code),
    send: (signal: NodeJS.Signals) => child.kill(signal),
    untilReady: () => untilSaid(child, () => text, 'The portal is ready'),
  }
}

async function untilSaid(child: ChildProcess, output: () => string, words: string): Promise<void> {
  await vi.waitUntil(() => output().includes(words) || child.exitCode !== null, { timeout: 90_000 })
  expect(output()).toContain(words)
}
