import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { postTokens, readRequests, setFaults, signedHeaders } from './test-client'

const root = fileURLToPath(new URL('..', import.meta.url))
const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

function start(args: string[], env: Record<string, string> = {}, by: 'a parent' | 'hand' = 'a parent') {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts', '--no-state-file', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(by === 'a parent' ? (['ipc'] as const) : [])],
  })
  started.push(child)
  const output = { stdout: '', stderr: '' }
  child.stdout?.on('data', (bytes: Buffer) => (output.stdout += bytes.toString()))
  child.stderr?.on('data', (bytes: Buffer) => (output.stderr += bytes.toString()))
  return { child, output, exitCode: () => exitCodeOf(child) }
}

/** Not by 'close', which does not come once this side has cut the channel. */
async function exitCodeOf(child: ChildProcess): Promise<number | null> {
  const outputs = [child.stdout, child.stderr].flatMap((stream) => (stream ? [finished(stream)] : []))
  if (child.exitCode === null) await once(child, 'exit')
  await Promise.all(outputs)
  return child.exitCode
}

async function waitUntilReady(child: ChildProcess): Promise<{ port: number; smtpPort: number }> {
  const [message] = await once(child, 'message')
  expect(message).toEqual({ kind: 'ready', port: expect.any(Number), smtpPort: expect.any(Number) })
  return message
}

async function keepOneRequestWaiting(port: number): Promise<void> {
  const emulator = { origin: `http://127.0.0.1:${port}`, port, smtpPort: null, close: async () => {} }
  await setFaults(emulator, { kind: 'hang' })
  postTokens(emulator, { headers: await signedHeaders(Math.floor(Date.now() / 1000)) }).catch(() => {})
  await vi.waitFor(async () => expect(await readRequests(emulator)).toHaveLength(1))
}

test.each(['SIGTERM', 'SIGINT', 'the end of its parent'])(
  'the program says where it is and where mail goes, and ends well on %s',
  async (how) => {
    const { child, output, exitCode } = start(['--port', '0'])
    const { port, smtpPort } = await waitUntilReady(child)
    await keepOneRequestWaiting(port)
    if (how === 'SIGTERM' || how === 'SIGINT') child.kill(how)
    else child.disconnect()
    expect(await exitCode()).toBe(0)
    const lines = [
      `Frame emulator at http://127.0.0.1:${port}`,
      `Mail to smtp://127.0.0.1:${smtpPort} is shown at http://127.0.0.1:${port}/mailbox`,
    ]
    expect(output).toEqual({ stdout: `${lines.join('\n')}\n`, stderr: '' })
  },
)

test('a second emulator on the same port says so and leaves the first alone', async () => {
  const first = start(['--port', '0'])
  const { port } = await waitUntilReady(first.child)
  const second = start([], { EMULATOR_PORT: `${port}` })
  expect(await second.exitCode()).toBe(1)
  expect(second.output.stderr).toContain(`port ${port}: something else is listening`)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
})

test('a mail port that was asked for and is taken ends the program, and nothing is left listening', async () => {
  const first = start(['--port', '0'])
  const { smtpPort } = await waitUntilReady(first.child)
  const second = start(['--port', '0'], { EMULATOR_SMTP_PORT: `${smtpPort}` })
  expect(await second.exitCode()).toBe(1)
  expect(second.output.stderr).toContain(`port ${smtpPort}: something else is listening`)
})

test('started by hand, mail goes to port 2525 or, where that is taken, to another', async () => {
  const taken = createServer()
  await new Promise((resolve) => taken.once('error', resolve).listen(2525, '127.0.0.1', () => resolve(null)))
  const { output } = start(['--port', '0'], {}, 'hand')
  await vi.waitFor(() => expect(output.stdout).toContain('/mailbox\n'), 20_000)
  expect(output.stdout).toMatch(/^Mail to smtp:\/\/127\.0\.0\.1:(?!2525\b)\d+ /m)
  taken.close()
})

test.each([[['--port', 'abc']], [['--smtp-port', '-1']], [['--port', '70000']], [['--what']]])(
  '%j is refused with the usage',
  async (args) => {
    const { output, exitCode } = start(args)
    expect(await exitCode()).toBe(2)
    expect(output.stderr).toContain('Usage:')
  },
)

test('--help explains and ends', async () => {
  const { output, exitCode } = start(['--help'])
  expect(await exitCode()).toBe(0)
  expect(output.stdout).toContain('EMULATOR_PORT')
})
