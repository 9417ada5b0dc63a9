import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Emulator } from './create-emulator'
import { assertionsPath, postTokens, signedHeaders } from './test-client'

const root = fileURLToPath(new URL('..', import.meta.url))
const started: ChildProcess[] = []
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'emulator-restart-'))
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

async function start(args: string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/main.ts', '--port', '0', ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.push(child)
  const [{ port }] = await once(child, 'message')
  const emulator: Emulator = {
    origin: `http://127.0.0.1:${port}`,
    port,
    smtpPort: null,
    async close() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
  return emulator
}

async function mintNow(emulator: Emulator): Promise<string> {
  const headers = await signedHeaders(Math.floor(Date.now() / 1000))
  const reply = await postTokens(emulator, { headers, json: { metadata: { crm: '42' } } })
  return JSON.parse(await reply.text())
}
const statusOf = async (emulator: Emulator, token: string) =>
  (await fetch(emulator.origin + assertionsPath, { headers: { authorization: `Bearer ${token}` } })).status

test('a token minted before a restart of the program counts after it', async () => {
  const first = await start()
  const token = await mintNow(first)
  await first.close()
  expect(await statusOf(await start(), token)).toBe(200)
})

test('with --no-state-file, and with a file of its own, it does not', async () => {
  const first = await start()
  const token = await mintNow(first)
  await first.close()
  const [forgetful, other] = [
    await start(['--no-state-file']),
    await start(['--state-file', `${folder}/x.json`]),
  ]
  expect([await statusOf(forgetful, token), await statusOf(other, token)]).toEqual([401, 401])
})
