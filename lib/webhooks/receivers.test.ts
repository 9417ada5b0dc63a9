import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, expect, test, vi } from 'vitest'
import { findFreePort } from '@/scripts/ports'
import { composePayload } from './compose-payload'
import { postWebhook } from './post-webhook'
import { sampleData, sampleMoments } from './sample-data'
import { newWebhookSecret, signWebhook } from './sign-webhook'
import { localPolicy } from './test-support/local-policy'

type Sample = {
  fence: string
  file: string
  program: string
  argumentsOf: (file: string, port: number) => string[]
}

const samples: Sample[] = [
  { fence: 'js', file: 'receiver.mjs', program: process.execPath, argumentsOf: (file) => [file] },
  { fence: 'python', file: 'receiver.py', program: 'python3', argumentsOf: (file) => [file] },
  {
    fence: 'php',
    file: 'receiver.php',
    program: 'php',
    argumentsOf: (file, port) => ['-S', `127.0.0.1:${port}`, file],
  },
  {
    fence: 'powershell',
    file: 'receiver.ps1',
    program: 'pwsh',
    argumentsOf: (file) => ['-NoProfile', '-File', file],
  },
]
/** This machine may not have all of them. */
const runnable = samples.filter(({ program }) => spawnSync(program, ['--version']).status === 0)
const folder = await mkdtemp(path.join(tmpdir(), 'receivers-'))
const running: ChildProcess[] = []
afterAll(async () => {
  for (const program of running) program.kill()
  await rm(folder, { recursive: true })
})

const secret = newWebhookSecret()

async function startReceiver({ fence, file, program, argumentsOf }: Sample): Promise<number> {
  const text = await readFile('docs/webhooks.md', 'utf8')
  const [, source = ''] = new RegExp(`\`\`\`${fence}\\n(.+?)\`\`\``, 's').exec(text) ?? []
  const written = path.join(folder, file)
  await writeFile(written, source)
  const port = await findFreePort()
  const env = { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) }
  running.push(spawn(program, argumentsOf(written, port), { env, stdio: 'ignore' }))
  await vi.waitUntil(() => isListening(port), { timeout: 20_000, interval: 50 })
  return port
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

const body = JSON.stringify(
  composePayload({
    type: 'signup.granted',
    at: sampleMoments['signup.granted'],
    data: { ...sampleData('signup.granted'), product: { slug: 'ümlaut', name: 'Ünïcode ✓' } },
    personal: 'with-person',
  }),
)

test.each(runnable)(
  'A13: the receiver of docs/webhooks.md for $fence takes what is genuine and fresh, and nothing else',
  async (sample) => {
    const port = await startReceiver(sample)
    const send = async (headers: Record<string, string>, sent = body) => {
      const stop = new AbortController().signal
      const outcome = await postWebhook({
        url: `http://127.0.0.1:${port}/`,
        headers,
        body: sent,
        policy: localPolicy,
        stop,
      })
      return outcome.kind === 'done' && outcome.status
    }
    const sign = (secrets: string[], now = new Date()) => signWebhook({ id: 'msg_1', body, secrets, now })
    expect(await send(sign([secret]))).toBe(204)
    expect(await send(sign([newWebhookSecret(), secret]))).toBe(204)
    expect(await send(sign([newWebhookSecret()]))).toBe(400)
    expect(await send(sign([secret]), body.replace('active', 'ended'))).toBe(400)
    expect(await send({ ...sign([secret]), 'webhook-id': 'msg_2' })).toBe(400)
    expect(await send(sign([secret], new Date(Date.now() - 301_000)))).toBe(400)
    expect(await send({})).toBe(400)
  },
)

test('A13: the official library takes what we sign for five minutes and no longer', () => {
  const sign = (secondsAgo: number) =>
    signWebhook({ id: 'msg_1', body, secrets: [secret], now: new Date(Date.now() - secondsAgo * 1_000) })
  expect(new Webhook(secret).verify(body, sign(290))).toMatchObject({ type: 'signup.granted' })
  expect(() => new Webhook(secret).verify(body, sign(310))).toThrow('too old')
})
