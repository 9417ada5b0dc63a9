import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/create-emulator'
import { clientId, clientSecret, readRequests, tokensPath } from '@/emulator/test-client'
import type { SampleCall } from './sample-call'
import { sampleLanguages } from './sample-languages'

const run = promisify(execFile)

// What runs a sample here, and a way to learn whether it is here.
const runners = {
  python: { command: ['python3'], check: ['python3', '--version'] },
  node: { command: [process.execPath], check: [process.execPath, '--version'] },
  curl: { command: ['sh'], check: ['sh', '-c', 'curl --version && openssl version'] },
  powershell: { command: ['pwsh', '-NoProfile', '-File'], check: ['pwsh', '--version'] },
  php: { command: ['php'], check: ['php', '--version'] },
}
const fileNames = { python: 's.py', node: 's.mjs', curl: 's.sh', powershell: 's.ps1', php: 's.php' }

let emulator: Emulator
let folder: string
beforeAll(async () => {
  emulator = await startEmulator({ port: 0 })
  folder = await mkdtemp(path.join(tmpdir(), 'samples-'))
})
afterAll(async () => {
  await emulator.close()
  await rm(folder, { recursive: true })
})

/** Each of these means something in at least one of the languages. */
const hostile = {
  firstName: `Zoë "Bobby" O'Brien \\ $HOME \${PATH} $(id) \`id\` %PATH% %s {0} 😀`,
  lastName: `two\nlines\r\n'@\nJSON\nJSON;\n"""''' <?php ?> </script> \u2028\u202e\\`,
  email: "o'brien+$HOME#{x}@example.com",
}
const metadata = { should_accept_tos: false as const, note: "'@\nJSON\n'''\\", empty: '' }

function callFor(tokensUrl: string): SampleCall {
  return { tokensUrl, clientId, person: hostile, metadata }
}

const cases = sampleLanguages.map((language) => {
  const [command = '', ...args] = runners[language.id].check
  const isHere = spawnSync(command, args).status === 0
  return {
    language,
    isHere,
    name: `${language.name} ${isHere ? 'gets a token for exactly what was typed' : 'cannot be run here'}`,
  }
})

test.for(cases)('with hostile names $name', async ({ language, isHere }) => {
  const text = language.write(callFor(emulator.origin + tokensPath))
  expect(text).toMatch(/^[\x20-\x7e\n]*$/)
  expect(text).not.toContain(clientSecret)
  // No line that would end the text that holds the body, but the one that is meant to.
  expect(text.split('\n').filter((line) => /^\s*(?:'@|JSON;?)\s*$/.test(line)).length).toBeLessThanOrEqual(1)
  if (!isHere) return

  const file = path.join(folder, fileNames[language.id])
  await writeFile(file, text)
  const [command = '', ...args] = runners[language.id].command
  const runWith = (secret: string) =>
    run(command, [...args, file], {
      env: { ...process.env, FRAME_CLIENT_SECRET: secret, NO_PROXY: '*' },
    })
  expect((await runWith(clientSecret)).stdout.trim()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  expect((await readRequests(emulator)).at(-1)).toMatchObject({
    status: 200,
    body: { first_name: hostile.firstName, last_name: hostile.lastName, email: hostile.email, metadata },
  })
  const refused: unknown = await runWith('wrong').catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: expect.any(Number), stdout: expect.not.stringContaining('eyJ') })
})
