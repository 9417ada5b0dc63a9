import { beforeEach, expect, test } from 'vitest'
import { sql } from '@/lib/signups/test-support/sql'
import { addPerson } from '@/lib/staff/test-support/add-person'
import { parseLaunchEnvironment } from './launch-environment'
import { prepareSettings } from './prepare-settings'
import { wordsWhenReady } from './words-when-ready'

beforeEach(() => sql('truncate connections, installation, staff_links, staff cascade'))

/** What a start says at its end, with the settings it brought in before. */
async function start(source: Record<string, string> = {}) {
  const parsed = parseLaunchEnvironment(source)
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join())
  const { launch } = parsed
  const demo = await prepareSettings(launch, process.env)
  const words = await wordsWhenReady({ launch, demo })
  return { isDemo: demo !== null, link: /\S*\/staff\/set-up\S*/.exec(words)?.[0] ?? null }
}

const madeLinks = () => sql('select purpose from staff_links where used_at is null')

test('npm start in a demo prints no link for a first administrator, and makes none', async () => {
  await sql(`insert into installation values ('demo', 'http://127.0.0.1:4000')`)
  expect(await start()).toEqual({ isDemo: true, link: null })
  expect(await madeLinks()).toEqual([])
})

test.each([
  ['with FRAME_* variables', () => frame],
  [
    'on a database that has left the demo',
    async () => {
      await sql(`insert into installation values ('demo', 'left')`)
      return {}
    },
  ],
])('npm start %s prints a fresh link for the first administrator until there is one', async (_, arrange) => {
  const source = await arrange()
  const first = await start(source)
  expect(first).toEqual({ isDemo: false, link: expect.stringMatching(/\/staff\/set-up\?key=.{20,}$/) })
  const second = await start(source)
  expect(second.link).not.toBeNull()
  expect(second.link).not.toBe(first.link)
  expect(await madeLinks()).toEqual([{ purpose: 'first-admin' }])
  await addPerson({ role: 'admin' })
  expect(await start(source)).toEqual({ isDemo: false, link: null })
})

const frame = {
  FRAME_CLIENT_ID: 'c.img.frame.nutanix.com',
  FRAME_CLIENT_SECRET: 's',
  FRAME_SAT_URL:
    'https://api.example/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens',
  FRAME_LAUNCH_URL: 'https://frame.example/halden/trials/europe/launchpad/aster-cad',
}
