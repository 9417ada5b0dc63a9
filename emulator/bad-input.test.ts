import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Emulator } from './create-emulator'
import {
  accountId,
  assertionsPath,
  errorCode,
  mint,
  pinnedHeaders,
  postTokens,
  sendRaw,
  startFrozenEmulator,
  tokensPath,
} from './test-client'

let emulator: Emulator
const logged: string[] = []
beforeAll(async () => {
  emulator = await startFrozenEmulator((line) => logged.push(line))
})
afterAll(() => emulator.close())

const knownPaths = [
  tokensPath,
  assertionsPath,
  '/api/rest/v1/me/session/assertions',
  '/api/graphql',
  `/v1/accounts/${accountId}/sessions`,
]

/** Nothing that arrives from outside may be answered with a failure of the emulator's own, or leave it unwell. */
async function expectUnharmed(): Promise<void> {
  expect(logged).toEqual([])
  expect((await postTokens(emulator)).status).toBe(200)
}

test('whatever a body is, the answer is a token, a reason or an error of GraphQL', async () => {
  const token = await mint(emulator)
  const bodies = fc.oneof(
    fc.json({ maxDepth: 8 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc.nat(60_000).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
    fc.nat(100_000).map((length) => `{"metadata":{"a":"${'x'.repeat(length)}"}}`),
    fc
      .record({ email: fc.anything(), metadata: fc.anything() })
      .map((value) => JSON.stringify(value, withoutBigInt)),
    fc
      .record({ query: fc.oneof(fc.string(), fc.constant('{ me { id } }')), variables: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
  )
  const types = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain')
  await fc.assert(
    fc.asyncProperty(bodies, types, async (body, type) => {
      const minted = await postTokens(emulator, { headers: { 'content-type': type }, body })
      expect([200, 400, 413, 415, 422]).toContain(minted.status)
      if (minted.status !== 200) expect(await errorCode(minted)).toMatch(/^[a-z_0-9]+$/)
      const asked = await fetch(`${emulator.origin}/api/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      })
      expect(asked.status).toBe(200)
      expect(await asked.json()).toMatchObject({})
    }),
    { numRuns: 150 },
  )
  await expectUnharmed()
})

const withoutBigInt = (_key: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)

test('an unknown path or method is answered with 404 or 405, whoever asks', async () => {
  const token = await mint(emulator)
  const authorizations = fc.constantFrom({}, pinnedHeaders, { authorization: `Bearer ${token}` })
  const methods = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')
  const unknown = fc
    .tuple(fc.constantFrom('/v1', '/api'), fc.webPath({ size: '+1' }))
    .map(([start, rest]) => `${start}/x${rest}`)
    // Dots are resolved before they are sent.
    .filter((path) => !/\/\.\.?(\/|$)/.test(path))
  const known = fc.constantFrom(...knownPaths)
  const allowed = ['GET', 'HEAD', 'POST']
  await fc.assert(
    fc.asyncProperty(fc.oneof(unknown, known), methods, authorizations, async (path, method, headers) => {
      const reply = await fetch(emulator.origin + path, { method, headers })
      await reply.arrayBuffer()
      if (!knownPaths.includes(path)) expect(reply.status, `${method} ${path}`).toBe(404)
      else if (!allowed.includes(method)) expect(reply.status, `${method} ${path}`).toBe(405)
      else expect(reply.status, `${method} ${path}`).toBeLessThan(500)
    }),
    { numRuns: 200 },
  )
  await expectUnharmed()
})

test('what is no HTTP, or HTTP that nobody would send, ends that conversation only', async () => {
  const post = (more: string, body = '') =>
    `POST ${tokensPath} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n${body}`
  for (const text of [
    'hello\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET /v1/%ff%00/../.. HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    `GET //// HTTP/1.1\r\nHost: \u0001\r\nConnection: close\r\n\r\n`,
    post('Content-Length: nonsense\r\n'),
    post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    post('Transfer-Encoding: chunked\r\n', 'zz\r\n\r\n'),
    post('X-Frame-Timestamp: 1\r\nX-Frame-Timestamp: 2\r\n'),
  ])
    expect(await sendRaw(emulator, text), text).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
  await expectUnharmed()
})
