import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Emulator, startEmulator } from '../create-emulator'
import {
  assertionsPath,
  control,
  frozenSeconds,
  launchpadPath,
  mint,
  postTokens,
  readClaims,
} from '../test-client'

let folder: string
let stateFile: string
const running: Emulator[] = []
const logged: string[] = []
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'emulator-state-'))
  stateFile = path.join(folder, 'new', 'emulator.json')
  logged.length = 0
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()))
  await rm(folder, { recursive: true })
})

async function start(file: string | null = stateFile): Promise<Emulator> {
  const options = {
    port: 0,
    realNowMs: () => frozenSeconds * 1000,
    log: (line: string) => void logged.push(line),
  }
  const emulator = await startEmulator({ ...options, ...(file === null ? {} : { stateFile: file }) })
  running.push(emulator)
  return emulator
}
async function restart(emulator: Emulator): Promise<Emulator> {
  await emulator.close()
  running.splice(running.indexOf(emulator), 1)
  return start()
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const readState = async (emulator: Emulator) => (await fetch(`${emulator.origin}/__emulator/state`)).json()
const jane = { email: 'jane@example.com', metadata: { should_accept_tos: false, crm: '42' } }

test('a token, its metadata and its person survive a restart', async () => {
  const first = await start()
  const token = await mint(first, jane)
  const second = await restart(first)
  const reply = await fetch(second.origin + assertionsPath, bearer(token))
  expect(await reply.json()).toEqual(jane.metadata)
  expect(readClaims(await mint(second, jane))['sub']).toBe(readClaims(token)['sub'])
})

test('a token that was made void stays void after a restart', async () => {
  const first = await start()
  const token = await mint(first, jane)
  await fetch(`${first.origin}${launchpadPath}/log-out`, { method: 'POST', ...bearer(token) })
  const second = await restart(first)
  expect((await fetch(second.origin + assertionsPath, bearer(token))).status).toBe(401)
})

test('clock, settings and sessions survive a restart; faults and the record of requests do not', async () => {
  const first = await start()
  const token = await mint(first, jane)
  await fetch(`${first.origin}${launchpadPath}/session/start`, { method: 'POST', ...bearer(token) })
  await control(first, 'clock', { forwardSeconds: 60 })
  await control(first, 'settings', { idleMinutes: 3 })
  await control(first, 'faults', { faults: [{ kind: 'empty' }] })
  const second = await restart(first)
  expect(await readState(second)).toMatchObject({
    clock: { offsetSeconds: 60 },
    settings: { idleMinutes: 3 },
    sessions: 1,
    faults: [],
    requests: 0,
  })
})

test('what happened is on disk within about a second, without anybody closing anything', async () => {
  const emulator = await start()
  const token = await mint(emulator, jane)
  await vi.waitFor(
    async () => expect(await readFile(stateFile, 'utf8')).toContain(readClaims(token)['jti']),
    {
      timeout: 5000,
    },
  )
})

test('the file is for its owner alone, holds no token, and has no draft beside it', async () => {
  const emulator = await start()
  const token = await mint(emulator, jane)
  await emulator.close()
  expect((await stat(stateFile)).mode & 0o777).toBe(0o600)
  expect(await readdir(path.dirname(stateFile))).toEqual(['emulator.json'])
  expect(await readFile(stateFile, 'utf8')).not.toContain(token.split('.')[2])
})

test.each([
  ['cut off', '{"format":"frame-emulator-state","version":1,'],
  ['empty', ''],
  ['of another program', '{"name":"something"}'],
  ['of a later version', '{"format":"frame-emulator-state","version":2}'],
])('a file that is %s is set aside with a line in the log, and the emulator starts', async (_, text) => {
  const file = path.join(folder, 'emulator.json')
  await writeFile(file, text)
  const emulator = await start(file)
  expect(logged).toEqual([expect.stringContaining('set aside')])
  expect((await postTokens(emulator)).status).toBe(200)
  await emulator.close()
  const [aside, written] = (await readdir(folder)).sort().reverse()
  expect(written).toBe('emulator.json')
  expect(await readFile(path.join(folder, aside ?? ''), 'utf8')).toBe(text)
})

test('where nothing can be read or written the emulator says so and works on', async () => {
  await writeFile(path.join(folder, 'new'), 'a file, not a folder')
  const emulator = await start()
  expect(logged).toEqual([expect.stringContaining('could not be read')])
  expect((await postTokens(emulator)).status).toBe(200)
  await emulator.close()
  expect(await readdir(folder)).toEqual(['new'])
})

test('nothing is written as long as nothing happens, and nothing at all without a file', async () => {
  const quiet = await start()
  await fetch(`${quiet.origin}/__emulator/state`)
  await quiet.close()
  const forgetful = await start(null)
  await mint(forgetful)
  await forgetful.close()
  expect(await readdir(folder)).toEqual([])
})
