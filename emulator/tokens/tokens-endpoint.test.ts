import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../create-emulator'
import {
  accountId,
  clientId,
  control,
  errorCode,
  frozenSeconds,
  mint,
  pinnedHeaders,
  pinnedSignature,
  postTokens,
  providerId,
  readClaims,
  setFaults,
  signedHeaders,
  startFrozenEmulator,
  tokensPath,
} from '../test-client'

let emulator: Emulator
const logged: string[] = []
beforeAll(async () => {
  emulator = await startFrozenEmulator((line) => logged.push(line))
})
afterAll(() => emulator.close())
beforeEach(async () => {
  await control(emulator, 'reset')
  logged.length = 0
})

const foreignUuid = '99999999-9999-4999-8999-999999999999'
const pathOf = (kind: string, entity: string, provider = providerId) =>
  `/v1/${kind}/${entity}/secure-anonymous/${provider}/tokens`

test('a signature computed by openssl is accepted and answered with a quoted JWT', async () => {
  const reply = await postTokens(emulator)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('application/json')
  expect(await reply.text()).toMatch(/^"eyJ[\w-]+\.[\w-]+\.[\w-]+"$/)
})

test('the signatures made for these tests agree with openssl', async () => {
  expect((await signedHeaders(frozenSeconds))['x-frame-signature']).toBe(pinnedSignature)
  expect((await signedHeaders(1_767_225_900))['x-frame-signature']).toBe(
    'db721cabe63647bba8efe3fd328bab1e8ab2707121aee108d386c792407b5154',
  )
})

// Each row fails at its own check and at every later one that a single request can fail: the earliest is told.
const malformed = '{"metadata":'
const without = (...names: (keyof typeof pinnedHeaders)[]) =>
  Object.fromEntries(names.map((name) => [name, '']))
test.each([
  ['an unknown entity kind', pathOf('teams', accountId), without('x-frame-signature'), 404, 'not_found'],
  ['an entity kind out of Object', pathOf('constructor', accountId), {}, 404, 'not_found'],
  ['an entity id that is no uuid', pathOf('accounts', '1'), without('x-frame-clientid'), 404, 'not_found'],
  ['no client id', pathOf('accounts', foreignUuid), without('x-frame-clientid'), 401, 'missing_credentials'],
  ['no timestamp', pathOf('accounts', foreignUuid), without('x-frame-timestamp'), 401, 'missing_credentials'],
  ['no signature', pathOf('accounts', foreignUuid), without('x-frame-signature'), 401, 'missing_credentials'],
  [
    'a date as timestamp',
    pathOf('accounts', foreignUuid),
    { 'x-frame-timestamp': '2026-01-01', 'x-frame-clientid': 'x' },
    401,
    'invalid_timestamp',
  ],
  [
    'a fraction as timestamp',
    pathOf('accounts', foreignUuid),
    { 'x-frame-timestamp': `${frozenSeconds}.5` },
    401,
    'invalid_timestamp',
  ],
  [
    'an old timestamp',
    pathOf('accounts', foreignUuid),
    { 'x-frame-timestamp': `${frozenSeconds - 301}`, 'x-frame-clientid': 'x' },
    401,
    'expired',
  ],
  [
    'an unknown client id',
    pathOf('accounts', foreignUuid),
    { 'x-frame-clientid': 'x' },
    401,
    'invalid_credentials',
  ],
  [
    'a client id out of Object',
    pathOf('accounts', foreignUuid),
    { 'x-frame-clientid': '__proto__' },
    401,
    'invalid_credentials',
  ],
  [
    'a wrong signature',
    pathOf('accounts', foreignUuid),
    { 'x-frame-signature': 'a'.repeat(64) },
    401,
    'invalid_credentials',
  ],
  [
    'an upper-case signature',
    tokensPath,
    { 'x-frame-signature': pinnedSignature.toUpperCase() },
    401,
    'invalid_credentials',
  ],
  ['another account', pathOf('accounts', foreignUuid, 'secure-anon-x'), {}, 403, 'forbidden'],
  [
    'an organization without that role',
    pathOf('organizations', '22222222-2222-4222-8222-222222222222'),
    {},
    403,
    'forbidden',
  ],
  [
    'a customer without that role',
    pathOf('customers', '11111111-1111-4111-8111-111111111111'),
    {},
    403,
    'forbidden',
  ],
  ['the account under another kind', pathOf('customers', accountId), {}, 403, 'forbidden'],
  ['an unknown provider', pathOf('accounts', accountId, 'secure-anon-x'), {}, 404, 'provider_not_found'],
  ['a malformed body', tokensPath, {}, 400, 'malformed_json'],
])(
  'Asking for a token: %s is told before anything that comes later',
  async (_, path, headers, status, code) => {
    const reply = await postTokens(emulator, {
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body: malformed,
    })
    expect([reply.status, await errorCode(reply)]).toEqual([status, code])
  },
)

test('Asking for a token: a method other than POST is refused after the path and before the headers', async () => {
  const reply = await fetch(emulator.origin + tokensPath, { method: 'PUT', body: '{}' })
  expect([reply.status, reply.headers.get('allow'), await errorCode(reply)]).toEqual([
    405,
    'POST',
    'method_not_allowed',
  ])
  const wrongPath = await fetch(emulator.origin + pathOf('teams', accountId), { method: 'PUT' })
  expect(wrongPath.status).toBe(404)
})

test('an unknown client and a wrong signature read the same', async () => {
  const unknown = await postTokens(emulator, { headers: { 'x-frame-clientid': 'x' } })
  const wrong = await postTokens(emulator, { headers: { 'x-frame-signature': 'a'.repeat(64) } })
  expect(await unknown.text()).toBe(await wrong.text())
})

test('a timestamp in milliseconds is refused like any other and logged in words', async () => {
  const reply = await postTokens(emulator, { headers: await signedHeaders(frozenSeconds * 1000) })
  expect([reply.status, await errorCode(reply)]).toEqual([401, 'expired'])
  expect(logged).toEqual([expect.stringContaining('milliseconds')])
})

test('a timestamp up to 300 seconds off is accepted and any further one refused', async () => {
  const shifts = fc.oneof(
    fc.integer({ min: -400, max: 400 }),
    fc.constantFrom(-301, -300, 300, 301),
    fc.integer(),
  )
  await fc.assert(
    fc.asyncProperty(shifts, async (shift) => {
      const timestamp = Math.max(0, frozenSeconds + shift)
      const reply = await postTokens(emulator, { headers: await signedHeaders(timestamp) })
      await reply.arrayBuffer()
      expect(reply.status).toBe(Math.abs(timestamp - frozenSeconds) <= 300 ? 200 : 401)
    }),
    { numRuns: 120, examples: [[-300], [300], [-301], [301]] },
  )
})

test('any changed bit of the signature is refused', async () => {
  for (let bit = 0; bit < 256; bit++) {
    const bytes = Buffer.from(pinnedSignature, 'hex')
    bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    const reply = await postTokens(emulator, { headers: { 'x-frame-signature': bytes.toString('hex') } })
    await reply.arrayBuffer()
    expect(reply.status, `bit ${bit}`).toBe(401)
  }
})

test('a signature made with another secret is refused', async () => {
  const headers = await signedHeaders(frozenSeconds, '0123456789abcdef0123456789abcdef01234568')
  expect((await postTokens(emulator, { headers })).status).toBe(401)
})

test('any foreign entity is refused', async () => {
  const kinds = fc.constantFrom('accounts', 'organizations', 'customers')
  await fc.assert(
    fc.asyncProperty(kinds, fc.uuid(), async (kind, entity) => {
      fc.pre(entity !== accountId)
      const reply = await postTokens(emulator, { path: pathOf(kind, entity) })
      expect([reply.status, await errorCode(reply)]).toEqual([403, 'forbidden'])
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['nothing', undefined, undefined],
  ['an empty form', 'application/x-www-form-urlencoded', ''],
  ['an empty text of any type', 'text/plain', ''],
  ['an empty object', 'application/json', '{}'],
  ['JSON with a charset', 'application/json; charset=utf-8', '{"email":"a@example.com"}'],
  ['a form of plain fields', 'application/x-www-form-urlencoded', 'first_name=Jane&email=jane%40example.com'],
  ['unknown keys', 'application/json', '{"unknown":[1]}'],
  ['an address outside ASCII', 'application/json', '{"email":"jörg@bücher.example"}'],
])('Asking for a token: a body of %s is accepted', async (_, type, body) => {
  const reply = await postTokens(emulator, {
    headers: type ? { 'content-type': type } : {},
    ...(body === undefined ? {} : { body }),
  })
  expect(reply.status).toBe(200)
})

const nested = (levels: number) => `{"metadata":${'{"a":'.repeat(levels - 1)}1${'}'.repeat(levels - 1)}}`
test.each([
  ['half a JSON', '{', 400, 'malformed_json'],
  ['a form said to be JSON', 'a=b', 400, 'malformed_json'],
  ['an array', '[]', 422, 'invalid_body'],
  ['a text', '"x"', 422, 'invalid_body'],
  ['null', 'null', 422, 'invalid_body'],
  ['a number as name', '{"first_name":1}', 422, 'invalid_body'],
  ['null as e-mail', '{"email":null}', 422, 'invalid_body'],
  ['an empty e-mail', '{"email":""}', 422, 'invalid_body'],
  ['an e-mail without a domain', '{"email":"jane@"}', 422, 'invalid_body'],
  ['two e-mails', '{"email":"a@example.com,b@example.com"}', 422, 'invalid_body'],
  ['an e-mail with a line break', '{"email":"a@example.com\\nb"}', 422, 'invalid_body'],
  ['a domain with a slash', '{"email_domain":"example.com/x"}', 422, 'invalid_body'],
  ['metadata as a text', '{"metadata":"x"}', 422, 'invalid_body'],
  ['metadata as a list', '{"metadata":[]}', 422, 'invalid_body'],
  ['metadata as null', '{"metadata":null}', 422, 'invalid_body'],
  ['a __proto__ key', '{"__proto__":{"x":1}}', 422, 'invalid_body'],
  ['a __proto__ key deep in metadata', '{"metadata":{"a":[{"__proto__":1}]}}', 422, 'invalid_body'],
  ['JSON 21 levels deep', nested(21), 422, 'invalid_body'],
  ['JSON of 60,000 open brackets', '['.repeat(60_000), 422, 'invalid_body'],
  ['more than 64 kB', `{"metadata":{"a":"${'x'.repeat(65_536)}"}}`, 413, 'body_too_large'],
])('Asking for a token: a body of %s is refused', async (_, body, status, code) => {
  const reply = await postTokens(emulator, { headers: { 'content-type': 'application/json' }, body })
  expect([reply.status, await errorCode(reply)]).toEqual([status, code])
})

test('Asking for a token: 20 levels of JSON and a body of exactly 64 kB are accepted', async () => {
  const json = { 'content-type': 'application/json' }
  expect((await postTokens(emulator, { headers: json, body: nested(20) })).status).toBe(200)
  const frame = '{"metadata":{"a":""}}'
  const full = frame.replace('""', `"${'x'.repeat(65_536 - frame.length)}"`)
  expect((await postTokens(emulator, { headers: json, body: full })).status).toBe(200)
})

test('Asking for a token: form metadata and unknown content types are refused', async () => {
  const form = await postTokens(emulator, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'metadata=x',
  })
  expect(form.status).toBe(422)
  const xml = await postTokens(emulator, { headers: { 'content-type': 'text/xml' }, body: '<a/>' })
  expect(xml.status).toBe(415)
})

test('a body over the limit without the right to mint is refused for the earlier reason', async () => {
  const reply = await postTokens(emulator, { headers: { 'x-frame-clientid': 'x' }, body: 'x'.repeat(70_000) })
  expect(reply.status).toBe(401)
})

test('the token carries issuer, person, provider, roles and one hour', async () => {
  const claims = readClaims(await mint(emulator, { email: 'Jane.Doe@example.com' }))
  expect(claims).toEqual({
    iss: expect.any(String),
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
    iat: frozenSeconds,
    exp: frozenSeconds + 3600,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    email: 'Jane.Doe@example.com',
    provider: providerId,
    roles: ['Launchpad User'],
  })
})

test('the same address in any case is the same user, and another one is not', async () => {
  const first = readClaims(await mint(emulator, { email: 'Jane.Doe@example.com' }))
  const again = readClaims(await mint(emulator, { email: 'jane.doe@EXAMPLE.com' }))
  const other = readClaims(await mint(emulator, { email: 'jane@example.com' }))
  expect(again.sub).toBe(first.sub)
  expect(again.jti).not.toBe(first.jti)
  expect(other.sub).not.toBe(first.sub)
})

test('a given e-mail wins over a domain, which wins over the anonymous address', async () => {
  const both = readClaims(await mint(emulator, { email: 'a@example.com', email_domain: 'example.org' }))
  const domain = readClaims(await mint(emulator, { email_domain: 'example.org' }))
  const neither = readClaims(await mint(emulator))
  expect(both.email).toBe('a@example.com')
  expect(domain.email).toMatch(/^anonymous-[0-9a-f-]{36}@example\.org$/)
  expect(neither.email).toMatch(/^anonymous-[0-9a-f-]{36}@anonymous\.frame\.local$/)
})

test('the steered clock decides what is expired, and dates the tokens and replies', async () => {
  await control(emulator, 'clock', { forwardSeconds: 900 })
  const late = await postTokens(emulator)
  expect([late.status, late.headers.get('date')]).toEqual([401, 'Thu, 01 Jan 2026 00:15:00 GMT'])
  const reply = await postTokens(emulator, { headers: await signedHeaders(frozenSeconds + 900) })
  expect(readClaims(await reply.text()).iat).toBe(frozenSeconds + 900)
})

test('no token, signature or secret is ever logged', async () => {
  await setFaults(emulator, { kind: 'revoked-key' })
  await postTokens(emulator)
  await postTokens(emulator, { headers: await signedHeaders(frozenSeconds * 1000) })
  await postTokens(emulator, { body: '{', headers: { 'content-type': 'application/json' } })
  const token = await mint(emulator)
  for (const secret of [token, pinnedSignature, clientId, 'abcdef0123456789'])
    expect(logged.join('\n')).not.toContain(secret)
  expect(logged).toHaveLength(1)
})
