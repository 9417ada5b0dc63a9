import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/create-emulator'
import { clientId, clientSecret, control, readRequests, setFaults, tokensPath } from '@/emulator/test-client'
import { checkConnection, type CheckTarget } from '@/lib/frame/check/check-connection'
import { masked } from '@/lib/frame/check/show-answer'
import { selfSigned } from '@/lib/frame/test-support/self-signed'
import { ok, reply, startScriptedUpstream } from '@/lib/frame/test-support/scripted-upstream'
import { parseTokensUrl } from '@/lib/frame/tokens-url'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ port: 0 })
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

type Changes = Partial<CheckTarget> & { secret?: string; nowMs?: () => number; url?: string }

function check({
  secret = clientSecret,
  nowMs = Date.now,
  url = emulator.origin + tokensPath,
  ...more
}: Changes = {}) {
  const parsed = parseTokensUrl(url)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const target: CheckTarget = {
    connection: 'demo',
    backendUrl: parsed.tokensUrl.origin,
    tokensUrl: parsed.tokensUrl,
    credentials: { clientId, clientSecret: secret },
    nextCredentials: null,
    ...more,
  }
  return checkConnection(target, { now: () => new Date(nowMs()), timeoutMs: 900 })
}

const verdictsOf = ({ steps }: Awaited<ReturnType<typeof check>>) =>
  Object.fromEntries(steps.map(({ title, verdict }) => [title, verdict]))

test('a connection that works is seen working step by step, for one made-up person, and no token is shown', async () => {
  const checked = await check({ nextCredentials: { clientId, clientSecret } })
  expect(verdictsOf(checked)).toEqual({
    'The API': 'well',
    'The key': 'well',
    'The second key': 'well',
    Clocks: 'well',
    'The token': 'well',
    Assertions: 'well',
    'Launch telemetry': 'well',
  })
  expect(checked).toMatchObject({ verdict: 'works', mintedTokens: 2 })
  const emails = (await readRequests(emulator)).flatMap(({ body }) => (body ? [JSON.stringify(body)] : []))
  expect(new Set(emails).size).toBe(1)
  const shown = JSON.stringify(checked)
  expect(shown).toContain('[token of ')
  expect(shown).not.toMatch(/eyJ[\w-]{5,}\./)
  expect(shown).not.toContain(clientSecret)
})

test.each([
  ['a wrong secret', [], { secret: '0'.repeat(40) }, 'the client secret is wrong'],
  ['a revoked key', [{ kind: 'revoked-key', times: 'always' }], {}, 'revoked'],
  ['a missing role', [{ kind: 'role-removed', times: 'always' }], {}, 'API - Generate Anonymous'],
  [
    'a provider that is off',
    [{ kind: 'provider-off', times: 'always' }],
    {},
    'accepted the key, but knows no such SAT provider',
  ],
  [
    'a page instead of an answer',
    [{ kind: 'html' }],
    {},
    "does not look like Frame's answer: it was a success",
  ],
  ['a redirect', [{ kind: 'redirect', location: 'http://127.0.0.1:1/' }], {}, 'a redirect (302)'],
  ['an error of Frame', [{ kind: 'status', status: 500 }], {}, 'an error of its own (500)'],
  ['a request for patience', [{ kind: 'status', status: 429 }], {}, 'fewer requests (429)'],
  ['a silence', [{ kind: 'hang' }], {}, 'did not finish its answer in time'],
])('%s is told apart', async (_name, faults, changes, said) => {
  await setFaults(emulator, ...faults)
  const checked = await check(changes)
  expect(checked.verdict).toBe('fails')
  expect(checked.steps.find(({ title }) => title === 'The key')).toMatchObject({
    verdict: 'wrong',
    said: expect.stringContaining(said),
  })
})

test('an address where nothing listens, a name nobody knows and a certificate nobody trusts are told apart', async () => {
  const now = Date.now()
  const tls = selfSigned({ validFrom: new Date(now - 1e6), validTo: new Date(now + 1e8) })
  const old = selfSigned({ validFrom: new Date(now - 1e9), validTo: new Date(now - 1e8) })
  const [stranger, expired, gone] = [
    await startScriptedUpstream([], { tls }),
    await startScriptedUpstream([], { tls: old }),
    await startScriptedUpstream([]),
  ]
  await gone.close()
  const saidFor = async (url: string) => (await check({ url })).steps[0]?.said
  expect(await saidFor(gone.tokensUrl)).toContain('Nothing listens')
  expect(await saidFor('https://api.invalid' + tokensPath)).toContain('could not be looked up')
  expect(await saidFor(stranger.tokensUrl)).toContain('signed by nobody this machine trusts')
  expect(await saidFor(expired.tokensUrl)).toMatch(
    /certificate .*(not valid at this time|nobody this machine trusts)/,
  )
  await Promise.all([stranger.close(), expired.close()])
})

test('a web server that is not Frame is recognised, and its answer is shown without what it was sent', async () => {
  const echo = reply(404, { 'Content-Type': 'text/html' }, `<h1>Not found</h1> ${clientSecret}`)
  const other = await startScriptedUpstream([echo, echo])
  const checked = await check({ url: other.tokensUrl })
  await other.close()
  const [, key] = checked.steps
  expect(key?.said).toContain('nothing is known at this path (404)')
  expect(key?.answer).toMatchObject({ status: 404, body: '<h1>Not found</h1> [secret]' })
})

test('a clock that is off is named as such, and does not hide whether the key is right', async () => {
  const behind = await check({ nowMs: () => Date.now() - 400_000 })
  expect(verdictsOf(behind)).toMatchObject({ 'The key': 'well', Clocks: 'watch', 'Launch telemetry': 'well' })
  expect(behind.steps.find(({ title }) => title === 'Clocks')?.said).toMatch(/(399|400|401) s behind/)
  const both = await check({ nowMs: () => Date.now() - 400_000, secret: 'wrong' })
  expect(verdictsOf(both)).toMatchObject({ 'The key': 'wrong', Clocks: 'watch' })
})

test('a second key that Frame refuses and a backend of another Frame are wrong on their own', async () => {
  const stranger = await startScriptedUpstream([reply(401), ok('[]')])
  const backendUrl = new URL(stranger.tokensUrl).origin
  const checked = await check({ nextCredentials: { clientId, clientSecret: 'x' }, backendUrl })
  expect(verdictsOf(checked)).toMatchObject({
    'The key': 'well',
    'The second key': 'wrong',
    Assertions: 'wrong',
  })
  expect(verdictsOf(await check({ backendUrl }))).toMatchObject({ Assertions: 'watch' })
  await stranger.close()
})

test('what is shown of an answer is capped, and has neither tokens nor secrets nor controls', () => {
  const text = `a.secret ${'x'.repeat(20)}.${'y'.repeat(20)}.${'z'.repeat(20)} \u001b[31m\u202e ${'q '.repeat(2_000)}`
  const shown = masked(text, ['a.secret', ''])
  expect(shown).toMatch(/^\[secret\] xxxxxx… \[token of 62 characters\] \uFFFD\[31m\uFFFD q/)
  expect(shown.length).toBeLessThan(2_010)
})
