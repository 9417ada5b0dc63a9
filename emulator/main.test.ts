import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import { postTokens, readRequests, setFaults, signedHeaders } from './test-client'

const root = fileURLToPath(new URL('..', import.meta.url))
const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
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

async function waitUntilReady(child: ChildProcess): Promise<number> {
  const [message] = await once(child, 'message')
  expect(message).toEqual({ kind: 'ready', port: expect.any(Number) })
  return message.port
}

async function keepOneRequestWaiting(port: number): Promise<void> {
  const emulator = { origin: `http://127.0.0.1:${port}`, port, close: async () => {} }
  await setFaults(emulator, { kind: 'hang' })
  postTokens(emulator, { headers: await signedHeaders(Math.floor(Date.now() / 1000)) }).catch(() => {})
  await vi.waitFor(async () => expect(await readRequests(emulator)).toHaveLength(1))
}

test.each(['SIGTERM', 'SIGINT', 'the end of its parent'])(
  'the program says where it is in one line, and ends well on %s',
  async (how) => {
    const { child, output, exitCode } = start(['--port', '0'])
    const port = await waitUntilReady(child)
    await keepOneRequestWaiting(port)
    if (how === 'SIGTERM' || how === 'SIGINT') child.kill(how)
    else child.disconnect()
    expect(await exitCode()).toBe(0)
    expect(output).toEqual({ stdout: `Frame emulator at http://127.0.0.1:${port}\n`, stderr: '' })
  },
)

test('a second emulator on the same port says so and leaves the first alone', async () => {
  const first = start(['--port', '0'])
  const port = await waitUntilReady(first.child)
  const second = start([], { EMULATOR_PORT: `${port}` })
  expect(await second.exitCode()).toBe(1)
  expect(second.output.stderr).toContain(`port ${port}: something else is listening`)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
})

test.each([[['--port', 'abc']], [['--port', '70000']], [['--what']]])(
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
