import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../create-emulator'
import { assertionsPath, clientId, clientSecret, readClaims, readRequests, tokensPath } from '../test-client'
import { describeBody, type SampleCall } from './sample-call'
import { type SampleLanguage, sampleLanguages } from './samples'
import { hostileCall, ordinaryCall } from './test-calls'

const run = promisify(execFile)
const calls = { ordinary: ordinaryCall, hostile: hostileCall }

// What runs a sample, and a way to learn whether it is here.
const runners: Record<SampleLanguage['id'], { command: string[]; check: string[] }> = {
  python: { command: ['python3'], check: ['python3', '--version'] },
  'python-requests': { command: ['python3'], check: ['python3', '-c', 'import requests'] },
  node: { command: [process.execPath], check: [process.execPath, '--version'] },
  curl: { command: ['bash'], check: ['bash', '-c', 'curl --version && openssl version'] },
  powershell: { command: ['pwsh', '-NoProfile', '-File'], check: ['pwsh', '--version'] },
  php: { command: ['php'], check: ['php', '--version'] },
}

let emulator: Emulator
let folder: string
beforeAll(async () => {
  emulator = await startEmulator({ port: 0 })
  folder = await mkdtemp(path.join(tmpdir(), 'playground-'))
})
afterAll(async () => {
  await emulator.close()
  await rm(folder, { recursive: true })
})

const cases = sampleLanguages.flatMap((language) => {
  const [command = '', ...args] = runners[language.id].check
  const isInstalled = spawnSync(command, args).status === 0
  return (['ordinary', 'hostile'] as const).map((kind) => ({
    language,
    kind,
    isInstalled,
    name: `the ${language.name} sample with ${kind} values ${isInstalled ? 'gets a token for exactly them' : 'is the reviewed one (nothing here can run it)'}`,
  }))
})

test.for(cases)('$name', async ({ language, kind, isInstalled }) => {
  const reviewed = new URL(`fixtures/${kind}.${language.id}.txt`, import.meta.url)
  const anywhere = calls[kind](`http://127.0.0.1:4000${tokensPath}`, clientId)
  expect(language.write(anywhere)).toBe(await readFile(reviewed, 'utf8'))
  if (!isInstalled) return

  const call = calls[kind](emulator.origin + tokensPath, clientId)
  const token = await runSample(language, call)
  expect(readClaims(token)).toMatchObject({ email: call.email })
  expect((await readRequests(emulator)).at(-1)).toMatchObject({ status: 200, body: describeBody(call) })
  const assertions = await fetch(emulator.origin + assertionsPath, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await assertions.json()).toStrictEqual(call.metadata)
})

test.for(cases.filter(({ isInstalled, kind }) => isInstalled && kind === 'ordinary'))(
  'the $language.name sample fails, and prints no token, when Frame refuses its secret',
  async ({ language }) => {
    const call = ordinaryCall(emulator.origin + tokensPath, clientId)
    const failure: unknown = await runSample(language, call, 'wrong').catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: expect.any(Number), stdout: expect.not.stringContaining('eyJ') })
  },
)

test.for(sampleLanguages)('a $name sample asks for nothing but what is given', ({ write }) => {
  const text = write({
    url: 'https://frame.example/v1/x',
    clientId: 'x',
    firstName: '',
    lastName: '',
    email: '',
    emailDomain: '',
    metadata: null,
  })
  expect(text).not.toMatch(/first_name|last_name|email|metadata/)
})

async function runSample(language: SampleLanguage, call: SampleCall, secret = clientSecret) {
  const file = path.join(folder, `${language.id}-${language.fileName}`)
  await writeFile(file, language.write(call))
  const [command = '', ...args] = runners[language.id].command
  const { stdout } = await run(command, [...args, file], {
    env: { ...process.env, FRAME_CLIENT_SECRET: secret, NO_PROXY: '*' },
  })
  return stdout.trim()
}
