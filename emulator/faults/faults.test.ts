import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../create-emulator'
import {
  assertionsPath,
  control,
  errorCode,
  frozenSeconds,
  mint,
  postTokens,
  readClaims,
  readRequests,
  setFaults,
  signedHeaders,
  startFrozenEmulator,
  tokensPath,
} from '../test-client'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startFrozenEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

async function readState(): Promise<{ faults: unknown[]; tokens: number }> {
  const reply = await fetch(`${emulator.origin}/__emulator/state`)
  return reply.json()
}

test('a status comes with its Retry-After, counts down exactly, and mints nothing', async () => {
  await setFaults(emulator, { kind: 'status', status: 429, retryAfter: 2, times: 3 })
  const statuses: number[] = []
  for (let turn = 0; turn < 3; turn++) {
    const reply = await postTokens(emulator)
    expect(reply.headers.get('retry-after')).toBe('2')
    statuses.push(reply.status)
  }
  expect((await readState()).tokens).toBe(0)
  statuses.push((await postTokens(emulator)).status)
  expect(statuses).toEqual([429, 429, 429, 200])
  expect((await readState()).faults).toEqual([])
})

test('a status may bring its own body, as text or JSON, or none where HTTP allows none', async () => {
  await setFaults(
    emulator,
    { kind: 'status', status: 500, body: 'oops' },
    { kind: 'status', status: 502, body: { why: 'none' } },
    { kind: 'status', status: 204 },
  )
  expect(await (await postTokens(emulator)).text()).toBe('oops')
  expect(await (await postTokens(emulator)).json()).toEqual({ why: 'none' })
  expect(await (await postTokens(emulator)).text()).toBe('')
})

test('times counts down exactly under concurrency', async () => {
  await setFaults(emulator, { kind: 'status', status: 503, times: 7 })
  const replies = await Promise.all(Array.from({ length: 20 }, () => postTokens(emulator)))
  expect(replies.filter((reply) => reply.status === 503)).toHaveLength(7)
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(13)
})

test('a request that fails a check of its own does not use up a fault of the reply', async () => {
  await setFaults(emulator, { kind: 'status', status: 503 })
  expect((await postTokens(emulator, { headers: { 'x-frame-signature': 'x' } })).status).toBe(401)
  expect((await postTokens(emulator)).status).toBe(503)
})

test('"always" stays until it is taken back', async () => {
  await setFaults(emulator, { kind: 'status', status: 500, times: 'always' })
  for (let turn = 0; turn < 5; turn++) expect((await postTokens(emulator)).status).toBe(500)
  await setFaults(emulator)
  expect((await postTokens(emulator)).status).toBe(200)
})

test('a slow reply waits and then mints', async () => {
  await setFaults(emulator, { kind: 'slow', ms: 300 })
  const startedAt = performance.now()
  expect((await postTokens(emulator)).status).toBe(200)
  expect(performance.now() - startedAt).toBeGreaterThan(290)
})

test('a hanging reply never comes, although the token was minted', async () => {
  await setFaults(emulator, { kind: 'hang' })
  await expect(postTokens(emulator, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/)
  expect((await readState()).tokens).toBe(1)
  expect((await readRequests(emulator))[0]).toMatchObject({ status: null })
})

test('a dripping reply sends its headers at once and its body byte by byte', async () => {
  await setFaults(emulator, { kind: 'drip' })
  const abort = new AbortController()
  const reply = await postTokens(emulator, { signal: abort.signal })
  expect(reply.status).toBe(200)
  const reader = reply.body?.getReader()
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('"')
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('e')
  abort.abort()
})

test.each(['before', 'after'])('a connection can be cut %s the body is read', async (when) => {
  await setFaults(emulator, { kind: 'reset', when })
  await expect(postTokens(emulator, { json: { first_name: 'Jane' } })).rejects.toThrow('fetch failed')
  const [entry] = await readRequests(emulator)
  expect(entry).toMatchObject({ status: null, body: when === 'after' ? { first_name: 'Jane' } : '' })
  expect((await readState()).tokens).toBe(when === 'after' ? 1 : 0)
  expect((await postTokens(emulator)).status).toBe(200)
})

test('a reply can be HTML, empty, or a redirect', async () => {
  const location = 'https://attacker.example/collect?x=1'
  await setFaults(emulator, { kind: 'html' }, { kind: 'empty' }, { kind: 'redirect', location })
  const html = await postTokens(emulator)
  expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const empty = await postTokens(emulator)
  expect([empty.status, await empty.text()]).toEqual([200, ''])
  const redirect = await postTokens(emulator)
  expect([redirect.status, redirect.headers.get('location')]).toEqual([302, location])
})

test('a huge reply has exactly its bytes', async () => {
  await setFaults(emulator, { kind: 'huge', bytes: 3_000_001 })
  expect((await (await postTokens(emulator)).arrayBuffer()).byteLength).toBe(3_000_001)
})

test('a token can come without its quotes', async () => {
  await setFaults(emulator, { kind: 'unquoted' })
  expect(await (await postTokens(emulator)).text()).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(await (await postTokens(emulator)).text()).toMatch(/^"eyJ/)
})

test.each([30, -3600, 0])('a token can be valid for %s seconds', async (seconds) => {
  await setFaults(emulator, { kind: 'lifetime', seconds })
  expect(readClaims(await mint(emulator)).exp).toBe(frozenSeconds + seconds)
})

test('a token can lack its exp, or be no JWT at all', async () => {
  await setFaults(emulator, { kind: 'no-exp' }, { kind: 'not-jwt' })
  expect(readClaims(await mint(emulator))).not.toHaveProperty('exp')
  expect((await mint(emulator)).split('.')).toHaveLength(1)
})

test('a skewed clock shifts the Date and the timestamps that are accepted', async () => {
  await setFaults(emulator, { kind: 'clock-skew', seconds: 600, times: 2 })
  const refused = await postTokens(emulator)
  expect([refused.status, refused.headers.get('date')]).toEqual([401, 'Thu, 01 Jan 2026 00:10:00 GMT'])
  const corrected = await postTokens(emulator, { headers: await signedHeaders(frozenSeconds + 600) })
  expect(corrected.status).toBe(200)
  expect((await postTokens(emulator)).status).toBe(200)
})

test.each([
  ['revoked-key', 401, 'invalid_credentials'],
  ['role-removed', 403, 'forbidden'],
  ['provider-off', 404, 'provider_not_found'],
])('%s refuses as Frame would', async (kind, status, code) => {
  await setFaults(emulator, { kind })
  const reply = await postTokens(emulator)
  expect([reply.status, await errorCode(reply)]).toEqual([status, code])
  expect((await postTokens(emulator)).status).toBe(200)
})

test('faults of different kinds strike together, of one kind one after the other', async () => {
  await setFaults(
    emulator,
    { kind: 'slow', ms: 200 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'lifetime', seconds: 30 },
    { kind: 'unquoted' },
  )
  const startedAt = performance.now()
  expect((await postTokens(emulator)).status).toBe(500)
  expect(performance.now() - startedAt).toBeGreaterThan(190)
  expect((await postTokens(emulator)).status).toBe(503)
  const token = await (await postTokens(emulator)).text()
  expect(readClaims(token).exp).toBe(frozenSeconds + 30)
})

test('a fault is about the tokens endpoint unless its path says otherwise', async () => {
  const token = await mint(emulator)
  const readAssertions = () =>
    fetch(emulator.origin + assertionsPath, { headers: { authorization: `Bearer ${token}` } })
  await setFaults(emulator, { kind: 'status', status: 503 })
  expect((await readAssertions()).status).toBe(200)
  await setFaults(emulator, { kind: 'status', status: 503, path: assertionsPath })
  expect((await postTokens(emulator)).status).toBe(200)
  expect((await readAssertions()).status).toBe(503)
  await setFaults(emulator, { kind: 'status', status: 502, path: '/v1/accounts/*' })
  expect((await postTokens(emulator, { path: tokensPath })).status).toBe(502)
})

test.each([
  ['no list', {}, /faults/],
  ['an unknown key beside the list', { faults: [], more: 1 }, /nothing else/],
  ['an unknown kind', { faults: [{ kind: 'fire' }] }, /status, slow, hang, drip, reset/],
  ['a kind out of Object', { faults: [{ kind: 'toString' }] }, /must be one of/],
  ['no object', { faults: ['status'] }, /must be one of/],
  ['a status that is none', { faults: [{ kind: 'status', status: 99 }] }, /200 to 599/],
  ['a missing number', { faults: [{ kind: 'slow' }] }, /"ms" \(0 to 600000\)/],
  ['an unknown key', { faults: [{ kind: 'hang', for: 3 }] }, /takes nothing else/],
  ['no times', { faults: [{ kind: 'hang', times: 0 }] }, /times/],
  ['half a time', { faults: [{ kind: 'hang', times: 1.5 }] }, /times/],
  ['a foreign path', { faults: [{ kind: 'hang', path: '/__emulator/reset' }] }, /below \/v1\/ or \/api\//],
  ['a path for what is about tokens', { faults: [{ kind: 'unquoted', path: '/v1/x' }] }, /unquoted/],
  ['a header split', { faults: [{ kind: 'redirect', location: 'http://a/\r\nx: y' }] }, /printable ASCII/],
  ['a second one wrong', { faults: [{ kind: 'hang' }, { kind: 'huge', bytes: 0 }] }, /^faults\[1\]/],
])('faults with %s are refused with what is allowed, and change nothing', async (_, json, sentence) => {
  await setFaults(emulator, { kind: 'empty' })
  const reply = await control(emulator, 'faults', json)
  expect(reply.status).toBe(422)
  const { error }: { error: { message: string } } = await reply.json()
  expect(error.message).toMatch(sentence)
  expect((await readState()).faults).toMatchObject([{ kind: 'empty' }])
})
