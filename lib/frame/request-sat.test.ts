import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { requestSat } from '@/lib/frame/request-sat'
import { signRequest } from '@/lib/frame/sign-request'
import * as upstreams from '@/lib/frame/test-support/scripted-upstream'
import type { Answer, ScriptedUpstream } from '@/lib/frame/test-support/scripted-upstream'
import { selfSigned } from '@/lib/frame/test-support/self-signed'
import { testToken, tokenEndingIn } from '@/lib/frame/test-support/test-token'
import { parseTokensUrl } from '@/lib/frame/tokens-url'

const { ok, reply } = upstreams
const now = new Date('2026-11-23T12:00:00Z')
const token = tokenEndingIn(3600, now)
const credentials = { clientId: 'client.img.frame.nutanix.com', clientSecret: 'canary-secret' }
const body = '{"email":"ada@example.com"}'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

async function upstream(script: Answer[], options?: Parameters<typeof upstreams.startScriptedUpstream>[1]) {
  const started = await upstreams.startScriptedUpstream(script, options)
  cleanups.push(started.close)
  return started
}

function ask(
  { tokensUrl }: Pick<ScriptedUpstream, 'tokensUrl'>,
  limits: { ms?: number; connectMs?: number } = {},
) {
  const parsed = parseTokensUrl(tokensUrl)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  return requestSat({
    tokensUrl: parsed.tokensUrl,
    credentials,
    body,
    now: () => now,
    connectMs: limits.connectMs ?? 2000,
    signal: AbortSignal.timeout(limits.ms ?? 5000),
  })
}

const minted = { kind: 'minted', sat: token, issuedAt: now, expiresAt: new Date('2026-11-23T13:00:00Z') }

test('a SAT is asked for by one signed JSON POST over a connection that is not kept', async () => {
  const frame = await upstream([ok(JSON.stringify(token)), ok(JSON.stringify(token))])
  expect(await ask(frame)).toEqual(minted)
  expect(await ask(frame)).toEqual(minted)

  const [first, second] = frame.requests
  const { 'X-Frame-Signature': signature } = signRequest({ ...credentials, at: now })
  expect(first).toMatchObject({
    method: 'POST',
    path: new URL(frame.tokensUrl).pathname,
    body,
    headers: {
      host: new URL(frame.tokensUrl).host,
      'content-type': 'application/json',
      'content-length': String(body.length),
      'accept-encoding': 'identity',
      connection: 'close',
      'x-frame-clientid': credentials.clientId,
      'x-frame-timestamp': '1795435200',
      'x-frame-signature': signature,
    },
  })
  expect(first?.headers).not.toHaveProperty('cookie')
  expect(first?.port).not.toBe(second?.port)
})

test('a body with letters beyond ASCII arrives whole', async () => {
  const frame = await upstream([ok(token)])
  const parsed = parseTokensUrl(frame.tokensUrl)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const named = JSON.stringify({ first_name: 'Łukasz', last_name: '山田' })
  const signal = AbortSignal.timeout(5000)
  await requestSat({
    tokensUrl: parsed.tokensUrl,
    credentials,
    body: named,
    now: () => now,
    connectMs: 2000,
    signal,
  })
  expect(frame.requests[0]?.body).toBe(named)
})

describe('U3, U4: statuses', () => {
  test.each([400, 401, 403, 404, 405, 409, 422, 429, 503])('%i is a definite no', async (status) => {
    const frame = await upstream([reply(status, { Date: 'nonsense' }, 'canary-page')])
    expect(await ask(frame)).toEqual({ kind: 'refused', status, retryAfterSeconds: null, serverDate: null })
  })

  test.each([500, 501, 502, 504, 520, 300, 302, 304])(
    '%i leaves it unknown whether there is a token',
    async (status) => {
      const frame = await upstream([reply(status)])
      expect(await ask(frame)).toEqual({
        kind: 'unknown',
        status,
        problem: expect.stringContaining(String(status)),
      })
    },
  )

  test.each([
    ['1', 1],
    ['3600', 3600],
    ['soon', null],
    ['Mon, 23 Nov 2026 12:10:05 GMT', 5],
  ])('Retry-After %s is %s seconds by the clock of the one who says it', async (value, retryAfterSeconds) => {
    const serverDate = new Date('2026-11-23T12:10:00Z')
    const frame = await upstream([reply(429, { 'Retry-After': value, Date: serverDate.toUTCString() })])
    expect(await ask(frame)).toEqual({ kind: 'refused', status: 429, retryAfterSeconds, serverDate })
  })

  test('a no whose body never comes is a no at once', async () => {
    const frame = await upstream([
      (response) => response.writeHead(403, { 'Content-Length': '500' }).flushHeaders(),
    ])
    expect(await ask(frame)).toMatchObject({ kind: 'refused', status: 403 })
  })
})

describe('U4: no connection, so nothing was sent', () => {
  test('nothing listens', async () => {
    const frame = await upstream([])
    await frame.close()
    expect(await ask(frame)).toEqual({ kind: 'not-sent', problem: expect.stringContaining('ECONNREFUSED') })
  })

  test('the name is not known', async () => {
    const tokensUrl = (await upstream([])).tokensUrl.replace('http://127.0.0.1', 'https://frame.invalid')
    expect(await ask({ tokensUrl })).toEqual({ kind: 'not-sent', problem: expect.stringContaining('DNS') })
  })

  test('the certificate is signed by nobody known, even where Node was told not to check', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const tls = selfSigned({ validFrom: daysFromToday(-1), validTo: daysFromToday(1) })
    const frame = await upstream([ok(token)], { tls })
    expect(await ask(frame)).toEqual({ kind: 'not-sent', problem: expect.stringContaining('SELF_SIGNED') })
    expect(frame.requests).toEqual([])
  })

  test.each([
    [
      'is reset',
      (server: Server) =>
        server.on('connection', (socket) => socket.once('data', () => socket.resetAndDestroy())),
    ],
    [
      'meets something that speaks no TLS',
      (server: Server) => server.on('connection', (socket) => socket.end('hello\r\n')),
    ],
  ])('the TLS handshake %s', async (_what, prepare) => {
    expect(await ask(await tcpServer(prepare))).toMatchObject({ kind: 'not-sent' })
  })

  test('the TLS handshake stalls for longer than a connection may take, or than there is time', async () => {
    const silent = await tcpServer(() => {})
    const expected = { kind: 'not-sent', problem: expect.stringContaining('did not answer in time') }
    const startedAt = performance.now()
    expect(await ask(silent, { connectMs: 100 })).toEqual(expected)
    expect(performance.now() - startedAt).toBeLessThan(2000)
    expect(await ask(silent, { ms: 100 })).toEqual(expected)
  })

  test('no time is left', async () => {
    const frame = await upstream([ok(token)])
    const parsed = parseTokensUrl(frame.tokensUrl)
    if (parsed.kind === 'invalid') throw new Error(parsed.problem)
    const signal = AbortSignal.abort()
    const asked = requestSat({
      tokensUrl: parsed.tokensUrl,
      credentials,
      body,
      now: () => now,
      connectMs: 100,
      signal,
    })
    expect(await asked).toMatchObject({ kind: 'not-sent' })
    expect(frame.connections()).toBe(0)
  })

  test('the client id cannot be written into a header', async () => {
    const frame = await upstream([ok(token)])
    const parsed = parseTokensUrl(frame.tokensUrl)
    if (parsed.kind === 'invalid') throw new Error(parsed.problem)
    const asked = requestSat({
      tokensUrl: parsed.tokensUrl,
      credentials: { ...credentials, clientId: 'client\u200b' },
      body,
      now: () => now,
      connectMs: 100,
      signal: AbortSignal.timeout(1000),
    })
    expect(await asked).toEqual({ kind: 'not-sent', problem: expect.stringContaining('client id') })
    expect(frame.connections()).toBe(0)
  })
})

describe('U4: a certificate of a company that Node was told to trust', () => {
  const valid = { validFrom: daysFromToday(-1), validTo: daysFromToday(1) }
  const expired = { validFrom: daysFromToday(-9), validTo: daysFromToday(-8) }

  test.each([
    ['is accepted', valid, 'localhost', { kind: 'minted', sat: token }],
    ['is refused for another host', valid, '127.0.0.1', refusedFor('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['is refused when it has expired', expired, 'localhost', refusedFor('CERT_HAS_EXPIRED')],
  ])('%s', async (_what, validity, host, expected) => {
    const tls = selfSigned(validity)
    const frame = await upstream([ok(token)], { tls })
    const asked = await askTrusting(tls.cert, frame.tokensUrl.replace('localhost', host))
    expect(asked).toMatchObject(expected)
    expect(frame.requests).toHaveLength(expected.kind === 'minted' ? 1 : 0)
  })

  function refusedFor(code: string) {
    return { kind: 'not-sent', problem: expect.stringContaining(code) }
  }
})

describe('U5: an answer that does not come in time', () => {
  test.each([
    ['hangs', upstreams.hang, null],
    ['comes too late', upstreams.late(token, 2000), null],
    ['drips', upstreams.drip, 200],
    ['stalls after its headers', upstreams.headersThenStall, 200],
  ])('an answer that %s leaves it unknown, and the connection is given up', async (_how, answer, status) => {
    const closed = vi.fn()
    const frame = await upstream([
      (response, request) => {
        response.on('close', closed)
        answer(response, request)
      },
    ])
    const startedAt = performance.now()
    expect(await ask(frame, { ms: 300 })).toEqual({
      kind: 'unknown',
      status,
      problem: expect.stringContaining('in time'),
    })
    expect(performance.now() - startedAt).toBeLessThan(1500)
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })
})

describe('U6: answers that are no token', () => {
  test.each([
    ['a page', ok('<!doctype html><h1>Welcome</h1>')],
    ['nothing', ok('')],
    ['nothing with 204', reply(204)],
    ['null', ok('null')],
    ['a quoted null', ok('"null"')],
    ['an empty object', ok('{}')],
    ['no UTF-8', ok(Buffer.from([0xff, 0xfe, 0x22, 0x80]))],
  ])('%s leaves it unknown', async (_what, answer) => {
    const frame = await upstream([answer])
    expect(await ask(frame)).toEqual({
      kind: 'unknown',
      status: expect.any(Number),
      problem: expect.stringContaining('not a token'),
    })
  })

  test.each([
    ['quoted', JSON.stringify(token)],
    ['bare', token],
    ['after a byte order mark', `\uFEFF"${token}"`],
  ])('a token that comes %s is taken', async (_how, text) => {
    expect(await ask(await upstream([ok(text)]))).toEqual(minted)
  })

  test('a token with 201, as text, after early 1xx answers, is taken', async () => {
    const frame = await upstream([
      upstreams.withEarlyHints(reply(201, { 'Content-Type': 'text/plain' }, token)),
    ])
    expect(await ask(frame)).toEqual(minted)
  })

  test('50 MB are not read beyond the first 64 kB', async () => {
    const sent = { bytes: 0 }
    const frame = await upstream([upstreams.endless(sent)])
    expect(await ask(frame)).toMatchObject({
      kind: 'unknown',
      status: 200,
      problem: expect.stringContaining('too long'),
    })
    expect(sent.bytes).toBeLessThan(20_000_000)
  })

  test('a gzip bomb is not opened', async () => {
    const frame = await upstream([upstreams.gzipBomb])
    expect(await ask(frame)).toMatchObject({
      kind: 'unknown',
      problem: expect.stringContaining('compressed'),
    })
  })

  test('a switch to another protocol leaves it unknown at once', async () => {
    const frame = await upstream([upstreams.switchingProtocols])
    expect(await ask(frame)).toMatchObject({ kind: 'unknown', status: 101 })
  })

  test.each([
    ['broken chunks', upstreams.brokenChunks],
    ['something that is no HTTP', upstreams.notHttp],
    ['headers of 100 kB', reply(200, { 'X-Long': 'x'.repeat(100_000) })],
  ])('%s leaves it unknown', async (_what, answer) => {
    expect(await ask(await upstream([answer]), { ms: 2000 })).toMatchObject({
      kind: 'unknown',
      problem: expect.stringMatching(/connection broke/),
    })
  })
})

test.each([301, 302, 303, 307, 308])(
  'U7: a redirect with %i is not followed, the signed headers stay here',
  async (status) => {
    const elsewhere = await upstream([ok(token)])
    const frame = await upstream([reply(status, { Location: elsewhere.tokensUrl })])
    expect(await ask(frame)).toEqual({
      kind: 'unknown',
      status,
      problem: expect.stringContaining('redirect'),
    })
    expect(elsewhere.connections()).toBe(0)
    expect(frame.requests).toHaveLength(1)
  },
)

describe('U9: a connection that breaks', () => {
  test.each([
    ['is reset before the answer', upstreams.resetBeforeAnswer, null],
    ['is closed before the answer', upstreams.hangUp, null],
    ['is reset within the answer', upstreams.resetWithinBody, 200],
  ])('leaves it unknown when it %s', async (_when, answer, status) => {
    const frame = await upstream([answer])
    expect(await ask(frame)).toEqual({
      kind: 'unknown',
      status,
      problem: expect.stringContaining('ECONNRESET'),
    })
    expect(frame.requests).toHaveLength(1)
  })

  test('leaves it unknown when it is reset after the first bytes of the request', async () => {
    const { tokensUrl } = await tcpServer((server) =>
      server.on('connection', (socket) => socket.once('data', () => socket.resetAndDestroy())),
    )
    const asked = await ask({ tokensUrl: tokensUrl.replace('https://localhost', 'http://127.0.0.1') })
    expect(asked).toMatchObject({ kind: 'unknown', status: null })
  })

  test('does no harm to the next request when it breaks while idle', async () => {
    const thenReset: Answer = (response) =>
      response
        .writeHead(200, { Connection: 'keep-alive' })
        .end(token, () => response.socket?.resetAndDestroy())
    const frame = await upstream([thenReset, ok(token)])
    await ask(frame)
    expect(await ask(frame)).toEqual(minted)
    expect(frame.connections()).toBe(2)
  })
})

test.each([
  ['has ended', testToken({ exp: now.getTime() / 1000 - 1 })],
  ['ends in 30 s', tokenEndingIn(30, now)],
  ['never ends', testToken({})],
  ['is not signed', testToken({ exp: now.getTime() / 1000 + 3600 }, { alg: 'none' })],
  ['has 40 kB', testToken({ exp: now.getTime() / 1000 + 3600, filler: 'x'.repeat(30_000) })],
])('R15: a token that %s leaves it unknown, and is not in the problem', async (_what, bad) => {
  const frame = await upstream([ok(JSON.stringify(bad))])
  const asked = await ask(frame)
  expect(asked).toMatchObject({ kind: 'unknown', status: 200 })
  expect(JSON.stringify(asked)).not.toContain(bad.slice(0, 40))
})

async function tcpServer(prepare: (server: Server) => unknown) {
  const server = createServer()
  prepare(server)
  const sockets: { destroy: () => unknown }[] = []
  server.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const path = '/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/p/tokens'
  return { tokensUrl: `https://localhost:${upstreams.portOf(server)}${path}` }
}

/** Node reads its extra authorities once, when it starts: hence a process of its own. */
async function askTrusting(certificate: string, tokensUrl: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'frame-tls-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'ca.pem'), certificate)
  const script = `
    import { requestSat } from './lib/frame/request-sat.ts'
    import { parseTokensUrl } from './lib/frame/tokens-url.ts'
    const { tokensUrl } = parseTokensUrl(${JSON.stringify(tokensUrl)})
    const reply = await requestSat({
      tokensUrl, credentials: { clientId: 'c', clientSecret: 's' }, body: '{}',
      now: () => new Date(${now.getTime()}), connectMs: 5000, signal: AbortSignal.timeout(10_000),
    })
    console.log(JSON.stringify(reply))`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') },
    },
  )
  return JSON.parse(stdout)
}

function daysFromToday(days: number): Date {
  return new Date(Date.now() + days * 86_400_000)
}
