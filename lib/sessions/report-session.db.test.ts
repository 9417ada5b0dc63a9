import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { POST } from '@/app/api/sessions/report/route'
import { startEmulator, type Emulator } from '@/emulator/create-emulator'
import {
  control,
  postTokens,
  readRequests,
  setFaults,
  signedHeaders,
  tokensPath,
} from '@/emulator/test-client'
import { applySettings } from '../settings/apply-settings'
import { parseSettingsFile } from '../settings/settings-file'
import { startSessionWorld, type Prospect, type SessionWorld } from './test-support/session-world'

let world: SessionWorld
beforeAll(async () => {
  world = await startSessionWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const minute = 60
const launchpad = '/halden/trials/europe/launchpad/aster-cad'

type Report = { token?: string; body?: string; headers?: Record<string, string> }

/** As the script posts it; answers the status, and that is all there is. */
async function post(product: string, { token = '', body, headers }: Report): Promise<number> {
  const reply = await POST(
    new Request('https://trial.example.com/api/sessions/report', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: body ?? JSON.stringify({ product }),
    }),
  )
  expect(await reply.text()).toBe('')
  return reply.status
}

async function openSession(jane: Prospect): Promise<string> {
  await jane.start()
  await world.pass(5)
  return jane.sessionToken()
}

test('a report from inside a session is a launch, to the second, and the next look knows the session by name', async () => {
  const jane = await world.prospect()
  await world.pass(12 * minute)
  const id = await jane.start()
  await world.pass(5)
  expect(await post(jane.slug, { token: await jane.sessionToken() })).toBe(202)
  expect(await jane.signup()).toMatchObject({ launched_at: expect.any(Date) })
  expect(await jane.sessions()).toMatchObject([{ frame_id: null, source: 'report', precision_seconds: 0 }])

  await world.watch(5 * minute)
  expect(await jane.sessions()).toMatchObject([
    { frame_id: id, open_since: expect.any(Date), precision_seconds: 0 },
  ])
  expect((await jane.events()).filter((kind) => kind.startsWith('launched'))).toEqual(['launched'])
})

test('a report that is repeated changes nothing but the time last seen', async () => {
  const jane = await world.prospect()
  const token = await openSession(jane)
  await world.watch(2 * minute)
  for (let time = 0; time < 3; time += 1) expect(await post(jane.slug, { token })).toBe(202)
  expect(await jane.sessions()).toHaveLength(1)
  expect((await jane.events()).filter((kind) => kind.startsWith('launched'))).toEqual(['launched'])
})

test('no token but that of an open session counts, and the answer does not tell', async () => {
  const jane = await world.prospect()
  const token = await openSession(jane)
  const forged = `${token.split('.').slice(0, 2).join('.')}.${'A'.repeat(43)}`
  for (const wrong of [jane.sat, forged, 'x'.repeat(40)])
    expect(await post(jane.slug, { token: wrong })).toBe(202)
  expect(await post('no-such-product', { token })).toBe(202)
  await jane.quit()
  await world.pass(10)
  expect(await post(jane.slug, { token })).toBe(202)
  expect(await jane.sessions()).toEqual([])
  expect(await jane.signup()).toMatchObject({ launched_at: null })
})

test('a token that has expired is not accepted', async () => {
  const jane = await world.prospect()
  const token = await openSession(jane)
  await world.pass(5 * 60 * minute)
  expect(await post(jane.slug, { token })).toBe(202)
  expect(await jane.sessions()).toEqual([])
})

test("another customer's Frame proves nothing about a signup of this one, whatever its metadata says", async () => {
  const jane = await world.prospect()
  const other = await startEmulator({ port: 0 })
  try {
    await addConnection(other.origin)
    const sat = await mintAt(other, { email: 'eve@other.example', metadata: { signup: jane.handle } })
    const visit = async (what: string) => {
      const reply = await fetch(`${other.origin}${launchpad}/session/${what}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sat}` },
      })
      return (await reply.json()) as { token?: string }
    }
    await visit('start')
    await control(other, 'clock', { forwardSeconds: 5 })
    const { token = '' } = await visit('session-token')
    expect(token).toContain('.')

    // At Jane's Frame the token is a stranger's; at Eve's it is good, and speaks of a signup that is not Eve's.
    for (const product of [jane.slug, 'other-product']) expect(await post(product, { token })).toBe(202)
    expect(await jane.sessions()).toEqual([])
    const asked = (await readRequests(other)).filter(({ path }) => String(path).endsWith('/assertions'))
    expect(asked).toMatchObject([{ status: 200 }])
  } finally {
    await other.close()
  }
})

test('what is no report is refused before anybody is asked', async () => {
  const jane = await world.prospect()
  const token = await openSession(jane)
  const cases: [number, Report][] = [
    [413, { token, body: JSON.stringify({ product: jane.slug, more: 'x'.repeat(2_000) }) }],
    [400, { token, body: '{' }],
    [400, { token, body: JSON.stringify({ product: jane.slug, url: 'https://evil.test' }) }],
    [400, { token, body: JSON.stringify({ product: '' }) }],
    [401, { token: 'short' }],
    [401, { headers: { authorization: 'Basic abc' } }],
    [415, { token, headers: { 'content-type': 'text/plain' } }],
  ]
  for (const [status, report] of cases) expect(await post(jane.slug, report)).toBe(status)
  expect(await world.questions()).toEqual([])
})

test('a crowd of reports costs Frame a few calls at a time, and the others are asked to come back', async () => {
  const jane = await world.prospect()
  const token = await openSession(jane)
  const path = '/api/rest/v1/me/session/assertions'
  await setFaults(world.emulator, { kind: 'slow', ms: 500, times: 'always', path })
  const statuses = await Promise.all(Array.from({ length: 20 }, () => post(jane.slug, { token })))
  expect(statuses.filter((status) => status === 202)).toHaveLength(4)
  expect(statuses.filter((status) => status === 503)).toHaveLength(16)
  expect(await world.questions()).toHaveLength(4)
})

test('a report that Frame cannot prove now may come again', async () => {
  const jane = await world.prospect()
  const token = await openSession(jane)
  await setFaults(world.emulator, { kind: 'status', status: 502, path: '/api/rest/v1/me/session/assertions' })
  expect(await post(jane.slug, { token })).toBe(503)
  expect(await post(jane.slug, { token })).toBe(202)
  expect(await jane.sessions()).toHaveLength(1)
})

async function addConnection(origin: string): Promise<void> {
  const parsed = parseSettingsFile(
    JSON.stringify({
      connections: [
        {
          name: 'other',
          apiUrl: origin,
          backendUrl: origin,
          clientId: '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com',
          clientSecret: '0123456789abcdef0123456789abcdef01234567',
        },
      ],
      products: [
        {
          slug: 'other-product',
          name: 'Other',
          connection: 'other',
          tokensUrl: origin + tokensPath,
          launchUrl: `${origin}${launchpad}`,
          captcha: false,
        },
      ],
    }),
  )
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join(' '))
  expect(await applySettings(parsed.settings)).toMatchObject({ kind: 'applied' })
}

async function mintAt(emulator: Emulator, json: object): Promise<string> {
  const headers = await signedHeaders(Math.floor(Date.now() / 1000))
  const reply = await postTokens(emulator, { headers, json })
  return String(await reply.json())
}
