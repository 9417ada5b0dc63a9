import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/create-emulator'
import { clientId, clientSecret, control, readRequests, setFaults, tokensPath } from '@/emulator/test-client'
import { type Probe, probeFrame } from '@/lib/frame/probe/probe-frame'
import { reply, startScriptedUpstream } from '@/lib/frame/test-support/scripted-upstream'
import { parseTokensUrl } from '@/lib/frame/tokens-url'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ port: 0 })
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

type Changes = { secret?: string; path?: string; nowMs?: () => number; timeoutMs?: number }

function probe({
  secret = clientSecret,
  path = tokensPath,
  nowMs = Date.now,
  timeoutMs = 5_000,
}: Changes = {}) {
  const parsed = parseTokensUrl(emulator.origin + path)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const credentials = { clientId, clientSecret: secret }
  const target = { connection: 'demo', backendUrl: emulator.origin, tokensUrl: parsed.tokensUrl, credentials }
  return probeFrame(target, { now: () => new Date(nowMs()), timeoutMs })
}

function seenOf(probed: Probe, subject: string) {
  if (probed.kind !== 'probed') throw new Error(probed.problem)
  const found = probed.findings.find((each) => each.subject === subject)
  return found && [found.verdict, found.seen]
}

test('all that is assumed of Frame is seen at the emulator, for three tokens', async () => {
  const probed = await probe()
  if (probed.kind !== 'probed') throw new Error(probed.problem)
  expect(probed.mintedTokens).toBe(3)
  expect(probed.findings.map(({ verdict, subject, seen }) => [verdict, subject, seen])).toEqual([
    ['as-assumed', 'reply to a mint', '200, application/json, the token in double quotes'],
    ['as-assumed', 'claims of a token', 'email, provider, roles, iss, sub, iat, jti, exp'],
    ['as-assumed', 'lifetime of a token', '60 min'],
    ['as-assumed', "Frame's clock", 'the same as ours'],
    ['as-assumed', 'e-mail for a domain only', 'anonymous-<uuid>@example.com'],
    ['as-assumed', 'e-mail for nobody', 'anonymous-<uuid>@anonymous.frame.local'],
    ['as-assumed', 'wrong signature', '401'],
    ['as-assumed', 'unknown client id', '401'],
    ['as-assumed', 'unknown SAT provider', '404'],
    ['as-assumed', 'signature from the past', 'accepted at 290 s, refused at 310 s'],
    ['as-assumed', 'signature from the future', 'accepted at 290 s, refused at 310 s'],
    ['as-assumed', 'assertions by SAT', '200, application/json, the metadata as it was given'],
    ['as-assumed', 'in-session endpoint by SAT', 'refused (401)'],
    ['as-assumed', 'list of sessions', '200, application/json'],
    ['as-assumed', 'customers/ path', '403, a made-up path 404'],
  ])
  const requests = await readRequests(emulator)
  expect(requests.length).toBeLessThanOrEqual(25)
  expect(requests.filter(({ status, method }) => status === 200 && method === 'POST')).toHaveLength(3)
})

test('what differs is said: the quotes, the lifetime, a status', async () => {
  await setFaults(
    emulator,
    { kind: 'unquoted', times: 3 },
    { kind: 'lifetime', seconds: 45, times: 3 },
    { kind: 'status', path: '/api/rest/v1/me/assertions', status: 200, body: ['a', 'b'] },
  )
  const probed = await probe()
  expect(seenOf(probed, 'reply to a mint')).toEqual([
    'different',
    '200, text/plain, the token without quotes',
  ])
  expect(seenOf(probed, 'lifetime of a token')).toEqual(['as-assumed', '45 s'])
  expect(seenOf(probed, 'assertions by SAT')).toEqual(['different', '200, application/json, a list of 2'])
})

test.each([
  [{ kind: 'no-exp' }, 'lifetime of a token', ['different', 'no exp']],
  [{ kind: 'not-jwt' }, 'reply to a mint', ['different', '200, application/json, no token']],
  [{ kind: 'html' }, 'reply to a mint', ['different', '200, text/html, no token']],
  [{ kind: 'empty' }, 'reply to a mint', ['different', '200, application/json, no token']],
  [{ kind: 'huge', bytes: 100_000 }, 'reply to a mint', ['different', '200, application/json, no token']],
])('with the fault %j at the first mint the probe goes on', async (fault, subject, seen) => {
  await setFaults(emulator, fault)
  const probed = await probe()
  expect(seenOf(probed, subject)).toEqual(seen)
  expect(seenOf(probed, 'unknown client id')).toEqual(['as-assumed', '401'])
  expect(seenOf(probed, 'assertions by SAT') === undefined).toBe(fault.kind !== 'no-exp')
})

test.each([
  [{ kind: 'revoked-key', times: 'always' }, 'check client id and secret'],
  [{ kind: 'role-removed', times: 'always' }, 'API - Generate Anonymous'],
  [{ kind: 'provider-off', times: 'always' }, 'knows no such SAT provider'],
  [{ kind: 'clock-skew', seconds: 400, times: 'always' }, "portal's clock is (399|400) s behind"],
  [{ kind: 'status', status: 500 }, '500'],
  [{ kind: 'redirect', location: 'http://127.0.0.1:1/' }, '302'],
])('with the fault %j Frame has refused, and one call was enough to know', async (fault, problem) => {
  await setFaults(emulator, fault)
  expect(await probe()).toEqual({ kind: 'refused', problem: expect.stringMatching(problem) })
  expect(await readRequests(emulator)).toHaveLength(1)
})

test('a wrong secret is a refusal', async () => {
  expect(await probe({ secret: '0'.repeat(40) })).toMatchObject({ kind: 'refused' })
})

test('a Frame that is silent, hangs up or is not there cannot be reached', async () => {
  await setFaults(emulator, { kind: 'hang' })
  expect(await probe({ timeoutMs: 300 })).toEqual({
    kind: 'unreachable',
    problem: expect.stringContaining('did not finish its answer in time'),
  })
  await setFaults(emulator, { kind: 'reset' })
  expect(await probe()).toEqual({
    kind: 'unreachable',
    problem: expect.stringContaining('broke the connection'),
  })
  const gone = await startEmulator({ port: 0 })
  await gone.close()
  const parsed = parseTokensUrl(gone.origin + tokensPath)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const target = { connection: 'x', backendUrl: gone.origin, tokensUrl: parsed.tokensUrl }
  expect(await probeFrame({ ...target, credentials: { clientId, clientSecret } })).toEqual({
    kind: 'unreachable',
    problem: expect.stringContaining('Nothing listens'),
  })
})

test('with a clock that is off, the window is still that around the clock of Frame', async () => {
  const probed = await probe({ nowMs: () => Date.now() + 120_000 })
  expect(seenOf(probed, "Frame's clock")).toEqual([
    'different',
    expect.stringMatching(/^(2 min|1\d\d s) behind ours$/),
  ])
  expect(seenOf(probed, 'signature from the past')?.[1]).toBe('accepted at 290 s, refused at 310 s')
  expect(seenOf(probed, 'signature from the future')?.[1]).toBe('accepted at 290 s, refused at 310 s')
})

test('where the signature is checked last, the window costs tokens, and they are counted', async () => {
  const claims = Buffer.from('{"exp":4102444800}').toString('base64url')
  const nowSeconds = Math.floor(Date.now() / 1000)
  const frame = await startScriptedUpstream(
    Array.from({ length: 40 }, () => (response, { path, headers }) => {
      const apart = Math.abs(Number(headers['x-frame-timestamp']) - nowSeconds)
      const status = path !== tokensPath ? 404 : apart > 60 ? 401 : 200
      reply(
        status,
        { 'Content-Type': 'application/json' },
        status === 200 ? `"e30.${claims}.c2ln"` : '',
      )(response, {
        method: '',
        path,
        headers,
        body: '',
        port: 0,
      })
    }),
  )
  const parsed = parseTokensUrl(frame.tokensUrl)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const target = { connection: 'x', backendUrl: parsed.tokensUrl.origin, tokensUrl: parsed.tokensUrl }
  const probed = await probeFrame({ ...target, credentials: { clientId, clientSecret } })
  await frame.close()
  expect(seenOf(probed, 'signature from the past')).toEqual([
    'different',
    'accepted at 50 s, refused at 70 s',
  ])
  expect(seenOf(probed, 'wrong signature')).toEqual(['different', '200 instead of 401'])
  expect(seenOf(probed, 'lifetime of a token')).toEqual(['not-seen', 'exp without iat'])
  expect(probed).toMatchObject({ mintedTokens: 7 })
})

test('no finding carries the secret, a signature or a token', async () => {
  const said = [await probe()]
  for (const fault of [
    { kind: 'not-jwt' },
    { kind: 'status', status: 401, body: { secret: clientSecret } },
  ]) {
    await setFaults(emulator, { ...fault, times: 'always' })
    said.push(await probe())
  }
  const text = JSON.stringify(said)
  expect(text).not.toContain(clientSecret)
  expect(text).not.toMatch(/eyJ|[0-9a-f]{40}|this-is-not-a-token/)
})
