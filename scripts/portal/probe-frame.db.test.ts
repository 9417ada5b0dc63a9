import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/create-emulator'
import { clientId, clientSecret, control, readRequests, setFaults, tokensPath } from '@/emulator/test-client'
import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile } from '@/lib/settings/settings-file'
import { sql } from '@/lib/signups/test-support/sql'
import { root } from '../root'

// Each command is a process of its own, on a machine that other tests share.
vi.setConfig({ testTimeout: 60_000 })

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ port: 0 })
})
afterAll(() => emulator.close())
beforeEach(async () => {
  await control(emulator, 'reset')
  await sql('truncate connections, installation cascade')
})

const product = {
  slug: 'cad',
  name: 'CAD',
  summary: 'Drawing',
  trialMinutes: 60,
  quotas: [{ scope: 'product', per: 'day', limit: 7 }],
}

async function applyConnection(name: string, { origin = emulator.origin, secret = clientSecret } = {}) {
  const parsed = parseSettingsFile(
    JSON.stringify({
      connections: [{ name, apiUrl: origin, clientId, clientSecret: secret }],
      products: [
        {
          ...product,
          slug: name,
          connection: name,
          tokensUrl: origin + tokensPath,
          launchUrl: `${origin}/x`,
        },
      ],
    }),
  )
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join())
  expect(await applySettings(parsed.settings)).toMatchObject({ kind: 'applied' })
}

/** The command as it is typed, with everything it says. */
async function probe(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/portal.ts', 'probe-frame', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  expect(stdout + stderr).not.toMatch(/eyJ|[0-9a-f]{40}/)
  expect(stdout + stderr).not.toContain(clientSecret)
  return { stdout, stderr, exitCode }
}

test('the probe says first what it costs, then what it saw in aligned words', async () => {
  await applyConnection('demo')
  const { stdout, stderr, exitCode } = await probe()
  expect(exitCode).toBe(0)
  expect(stderr).toContain('may count as a named user')
  expect(stdout).toContain('as assumed  wrong signature             401\n')
  expect(stdout).toContain('FRAME_RETURN_PARAM')
  expect(stdout).toContain('Frame gave 3 tokens')
})

test('with --json it says the same for programs', async () => {
  await applyConnection('demo')
  const { stdout, exitCode } = await probe('--json', '--connection', 'demo')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    connection: 'demo',
    apiUrl: emulator.origin,
    kind: 'probed',
    mintedTokens: 3,
    findings: expect.arrayContaining([
      { subject: 'wrong signature', verdict: 'as-assumed', seen: '401', meaning: expect.any(String) },
    ]),
  })
})

test('refused credentials end with 1 and say what to check', async () => {
  await applyConnection('demo', { secret: 'f'.repeat(40) })
  expect(await probe()).toMatchObject({
    exitCode: 1,
    stdout: 'Frame refused the credentials (401); check client id and secret.\n',
  })
  await setFaults(emulator, { kind: 'reset', when: 'before' })
  const { stdout, exitCode } = await probe('--json')
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { kind: 'unreachable' }])
})

test('a Frame that is not on this machine is not asked without a yes', async () => {
  await applyConnection('real', { origin: 'https://frame.invalid' })
  expect(await probe()).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('--yes') })
  expect(await probe('--yes')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('frame.invalid'),
  })
})

test('of several connections one has to be named, and only its Frame is asked', async () => {
  const other = await startEmulator({ port: 0 })
  await applyConnection('first')
  await applyConnection('second', { origin: other.origin })
  expect(await probe()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('first, second') })
  expect(await probe('--connection', 'third')).toMatchObject({ exitCode: 1 })
  expect(await probe('--connection', 'second')).toMatchObject({ exitCode: 0 })
  expect(await readRequests(emulator)).toEqual([])
  await other.close()
})

test('without a connection, or with an unknown option, the next step is named', async () => {
  expect(await probe()).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('apply FILE') })
  expect(await probe('--what')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Usage:') })
})
