import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Emulator } from '../create-emulator'
import {
  assertionsPath,
  clientId,
  clientSecret,
  control,
  launchpadPath,
  mint,
  pinnedSignature,
  postTokens,
  readRequests,
  sendRaw,
  setFaults,
  startFrozenEmulator,
  tokensPath,
} from '../test-client'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startFrozenEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

const controlPaths = ['requests', 'state', 'reset', 'faults', 'clock', 'settings'].map(
  (what) => `/__emulator/${what}`,
)

/** fetch does not let us choose the Host. */
function statusFor(
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: emulator.port, method, path, headers }, (reply) => {
      reply.resume()
      resolve(reply.statusCode)
    })
    call.on('error', reject)
    call.end(method === 'POST' ? '{"faults":[]}' : undefined)
  })
}

test('calls of the API are recorded in their order, with the parsed body', async () => {
  await postTokens(emulator, { json: { first_name: 'Jane', metadata: { a: { b: [1] } } } })
  await postTokens(emulator, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-frame-clientid': 'x' },
    body: 'first_name=Jane',
  })
  await fetch(`${emulator.origin}/v1/nothing?x=1`)
  expect(await readRequests(emulator)).toMatchObject([
    {
      id: 1,
      at: '2026-01-01T00:00:00.000Z',
      method: 'POST',
      path: tokensPath,
      status: 200,
      headers: { 'x-frame-clientid': clientId, 'content-type': 'application/json' },
      body: { first_name: 'Jane', metadata: { a: { b: [1] } } },
    },
    { id: 2, status: 401, body: 'first_name=Jane' },
    { id: 3, method: 'GET', path: '/v1/nothing?x=1', status: 404, body: '' },
  ])
})

test('a record has exactly the promised fields', async () => {
  await postTokens(emulator)
  const [entry] = await readRequests(emulator)
  expect(Object.keys(entry ?? {})).toEqual(['id', 'at', 'method', 'path', 'status', 'headers', 'body'])
})

test('control calls and pages are not recorded', async () => {
  for (const path of [...controlPaths, '/', '/nowhere', '/assets/emulator.css'])
    await fetch(emulator.origin + path)
  expect(await readRequests(emulator)).toEqual([])
})

test('only the last 500 calls are kept, the latest last', async () => {
  for (let turn = 0; turn < 520; turn++) await (await fetch(`${emulator.origin}/v1/${turn}`)).arrayBuffer()
  const requests = await readRequests(emulator)
  expect(requests).toHaveLength(500)
  expect([requests[0]?.path, requests[499]?.path]).toEqual(['/v1/20', '/v1/519'])
})

test('secrets are masked wherever they stand, and can be seen to have been there', async () => {
  const token = await mint(emulator)
  await fetch(emulator.origin + assertionsPath, {
    headers: { authorization: `Bearer ${token}`, cookie: `sat=${token}` },
  })
  await postTokens(emulator, {
    headers: { 'x-note': `secret ${clientSecret}` },
    json: {
      metadata: {
        note: `see ${token}!`,
        [token]: 1,
        api_token: 'abcdefghijklmnopqrstuvwxyz',
        list: [{ clientSecret }],
      },
    },
  })
  await postTokens(emulator, { body: `token=${token}`, headers: { 'content-type': 'text/plain' } })
  await fetch(`${emulator.origin}/v1/x?token=${token}`)

  const requests = await readRequests(emulator)
  const text = JSON.stringify(requests)
  expect(text).not.toContain(token.split('.')[1])
  expect(text).not.toContain(pinnedSignature.slice(0, 7))
  expect(text).not.toContain(clientSecret.slice(0, 7))
  expect(text).not.toContain('abcdefg')
  expect(requests[1]).toMatchObject({ headers: { authorization: `Bearer ${token.slice(0, 6)}…` } })
  expect(requests[2]).toMatchObject({
    headers: { 'x-frame-signature': `${pinnedSignature.slice(0, 6)}…`, 'x-note': 'secret 012345…' },
    body: {
      metadata: {
        note: `see ${token.slice(0, 6)}…!`,
        api_token: 'abcdef…',
        list: [{ clientSecret: '012345…' }],
      },
    },
  })
})

test('a text made to slow the masking down does not', async () => {
  const startedAt = performance.now()
  await postTokens(emulator, { body: 'eyJ'.repeat(21_000), headers: { 'content-type': 'text/plain' } })
  await postTokens(emulator, { body: 'eyJ-aaaaa.'.repeat(6_000), headers: { 'content-type': 'text/plain' } })
  expect(performance.now() - startedAt).toBeLessThan(2000)
})

test('the state shows the tenant without its secrets', async () => {
  const reply = await fetch(`${emulator.origin}/__emulator/state`)
  const text = await reply.text()
  expect(text).toContain(clientId)
  expect(text).not.toContain(clientSecret)
})

test('Trails: they can be read, newest first', async () => {
  const read = async (what: string) => (await fetch(`${emulator.origin}/__emulator/${what}`)).json()
  const token = await mint(emulator, { first_name: 'Jane', last_name: 'Doe', email: 'jane@example.com' })
  await fetch(`${emulator.origin}${launchpadPath}/session/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  await postTokens(emulator, { headers: { 'x-frame-clientid': 'nobody' } })
  expect(await read('audit-trail')).toMatchObject({
    lines: [
      { kind: 'token-refused', what: 'Token refused: the key is unknown', id: 'nobody' },
      { kind: 'token-minted', who: { name: 'Jane Doe', email: 'jane@example.com' } },
    ],
  })
  expect(await read('session-trail')).toMatchObject({
    sessions: [{ state: 'init', connected: false, who: { email: 'jane@example.com' } }],
  })
})

test('reset goes back to the beginning', async () => {
  await mint(emulator, { email: 'a@example.com' })
  await control(emulator, 'clock', { forwardSeconds: 60 })
  await control(emulator, 'settings', { idleMinutes: 1, returnParameter: null })
  await setFaults(emulator, { kind: 'hang' })
  const reply = await control(emulator, 'reset')
  expect(await reply.json()).toMatchObject({
    clock: { now: '2026-01-01T00:00:00.000Z', offsetSeconds: 0 },
    settings: { returnParameter: 'return_url', idleMinutes: 15, idleLogoutInvalidatesToken: true },
    faults: [],
    users: 0,
    tokens: 0,
    requests: 0,
    tenant: { customer: { slug: 'halden' }, account: { slug: 'europe' } },
  })
})

test('the clock goes forward by what is asked, adds up, and returns to real time', async () => {
  await control(emulator, 'clock', { forwardSeconds: 900 })
  const further = await control(emulator, 'clock', { forwardSeconds: 0.5 })
  expect(await further.json()).toMatchObject({
    clock: { now: '2026-01-01T00:15:00.500Z', offsetSeconds: 900.5 },
  })
  const real = await control(emulator, 'clock', { resetTo: 'real' })
  expect(await real.json()).toMatchObject({ clock: { offsetSeconds: 0 } })
})

test.each([
  [{}],
  [{ forwardSeconds: -1 }],
  [{ forwardSeconds: '60' }],
  [{ forwardSeconds: 1e300 }],
  [{ resetTo: 'now' }],
  [{ forwardSeconds: 1, resetTo: 'real' }],
  [[]],
  [null],
])('the clock refuses %j and says what it takes', async (json) => {
  const reply = await control(emulator, 'clock', json)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('forwardSeconds')
})

test('the clock cannot be pushed out of the calendar', async () => {
  await control(emulator, 'clock', { forwardSeconds: 300_000_000 })
  expect((await control(emulator, 'clock', { forwardSeconds: 300_000_000 })).status).toBe(422)
})

test('a setting that is given changes, the others stay, and the state shows them', async () => {
  await control(emulator, 'settings', { returnParameter: 'next', idleLogoutInvalidatesToken: false })
  const settings = { returnParameter: 'next', idleMinutes: 0.5, idleLogoutInvalidatesToken: false }
  const changed = await control(emulator, 'settings', { idleMinutes: 0.5 })
  expect(await changed.json()).toMatchObject({ settings })
  expect(await (await fetch(`${emulator.origin}/__emulator/state`)).json()).toMatchObject({ settings })
})

test.each([
  [
    { idleMinutes: 1, idleMinute: 2 },
    'There is no setting "idleMinute"; there are returnParameter, idleMinutes',
  ],
  [{ constructor: 1 }, 'There is no setting "constructor"'],
  [{ idleMinutes: 0 }, '"idleMinutes" takes a number above 0'],
  [{ idleMinutes: '15' }, '"idleMinutes" takes a number above 0'],
  [{ idleMinutes: 10_081 }, '"idleMinutes" takes a number above 0'],
  [{ returnParameter: '' }, '"returnParameter" takes the name of a query parameter'],
  [{ returnParameter: 'a&b' }, '"returnParameter" takes the name of a query parameter'],
  [{ idleLogoutInvalidatesToken: null }, '"idleLogoutInvalidatesToken" takes true or false.'],
  [[], 'Send an object'],
  [null, 'Send an object'],
])('the settings %j are refused whole, with a sentence', async (json, sentence) => {
  const reply = await control(emulator, 'settings', json)
  expect(reply.status).toBe(422)
  expect(await reply.json()).toMatchObject({ error: { message: expect.stringContaining(sentence) } })
  expect(await (await fetch(`${emulator.origin}/__emulator/state`)).json()).toMatchObject({
    settings: { returnParameter: 'return_url', idleMinutes: 15, idleLogoutInvalidatesToken: true },
  })
})

test.each(['faults', 'clock', 'settings'])('%s refuses broken, deep and oversized JSON', async (what) => {
  const send = (body: string) => fetch(`${emulator.origin}/__emulator/${what}`, { method: 'POST', body })
  expect((await send('')).status).toBe(400)
  expect((await send('{"faults":')).status).toBe(400)
  expect((await send('['.repeat(1000))).status).toBe(422)
  expect((await send('{"__proto__":{"forwardSeconds":1}}')).status).toBe(422)
  expect((await send(' '.repeat(70_000))).status).toBe(413)
})

test('own endpoints and pages answer under their own names only', async () => {
  for (const path of [
    ...controlPaths,
    '/',
    '/assets/launchpad.js',
    '/halden/trials/europe/launchpad/aster-cad',
  ]) {
    const method = /reset|faults|clock|settings/.test(path) ? 'POST' : 'GET'
    for (const host of [
      'evil.example',
      `evil.example:${emulator.port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `[::1]:${emulator.port}`,
    ])
      expect(await statusFor(method, path, { host }), `${path} as ${host}`).toBe(403)
    expect(await statusFor(method, path, { host: `localhost:${emulator.port}` })).not.toBe(403)
  }
})

test('a page of another origin may not change anything', async () => {
  for (const path of [
    '/__emulator/reset',
    '/__emulator/faults',
    '/__emulator/clock',
    '/__emulator/settings',
  ]) {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:3000',
      `https://127.0.0.1:${emulator.port}`,
    ])
      expect(await statusFor('POST', path, { origin }), `${path} from ${origin}`).toBe(403)
    expect(await statusFor('POST', path, { origin: emulator.origin })).not.toBe(403)
  }
})

test('no answer invites other origins', async () => {
  const reply = await fetch(`${emulator.origin}/__emulator/requests`, {
    headers: { origin: 'https://evil.example' },
  })
  expect(reply.headers.get('access-control-allow-origin')).toBeNull()
  expect(reply.headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test.each([
  ['GET', '/__emulator/nothing', 404],
  ['GET', '/__emulator/reset', 405],
  ['DELETE', '/__emulator/requests', 405],
  ['POST', '/', 405],
  ['GET', '/nowhere', 404],
  ['GET', '/assets/../main.ts', 404],
  ['GET', '/assets/%2e%2e%2fmain.ts', 404],
  ['GET', '/v1/%', 404],
  ['PATCH', '/v1/accounts', 404],
  ['GET', '/api', 404],
])('%s %s is answered %i with a JSON error', async (method, path, status) => {
  const answer = await sendRaw(
    emulator,
    `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${emulator.port}\r\nConnection: close\r\n\r\n`,
  )
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toMatch(/\{"error":\{"code":"\w+","message":".+"\}\}$/)
})

test.each([
  ['headers of 20 kB', (host: string) => `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['no HTTP', () => 'hello\r\n\r\n', 400],
  ['no Host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['a Host that is none', () => 'GET /v1/x HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
  ['a method nobody knows', (host: string) => `BREW / HTTP/1.1\r\n${host}\r\n`, 400],
])('%s is refused in JSON and does no harm', async (_, text, status) => {
  const answer = await sendRaw(emulator, text(`Host: 127.0.0.1:${emulator.port}\r\n`))
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain('{"error":{')
  expect((await fetch(emulator.origin)).status).toBe(200)
})

test('a caller that leaves in the middle of a body is recorded without a status and logged as nothing', async () => {
  const logged: string[] = []
  const other = await startFrozenEmulator((line) => logged.push(line))
  const socket = connect(other.port, '127.0.0.1')
  socket.write(`POST ${tokensPath} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{"first`)
  await vi.waitFor(async () => expect(await readRequests(other)).toHaveLength(1))
  socket.destroy()
  await once(socket, 'close')
  expect((await postTokens(other)).status).toBe(200)
  expect(await readRequests(other)).toMatchObject([{ status: null }, { status: 200 }])
  expect(logged).toEqual([])
  await other.close()
})
