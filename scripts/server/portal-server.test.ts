import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { languageCookie } from '@/lib/web/language-choice'
import { setResponseStatus } from '@/lib/web/response-status'
import { trackConnections } from './connections'
import { createHandler } from './create-handler'
import { createHttpServer } from './create-http-server'
import { defaultLimits, type Limits } from './portal-server-options'

type Application = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

const closers: Array<() => void> = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** The server as it is, on a free port, with a few lines in the place of Next. */
async function startServer(application: Application, overrides: Partial<Limits> = {}) {
  const limits = { ...defaultLimits, ...overrides }
  const lines: Array<Record<string, unknown>> = []
  const write = (fields: Record<string, unknown>) => void lines.push(fields)
  const publicUrl = new URL('http://localhost')
  const state = { stopping: false }
  const handle = createHandler(
    {
      ...{ dir: '.', mode: 'production', port: 0, publicUrl },
      launchOrigins: async () => ['https://frame.example'],
      firstTouchCookie: () => 'first-touch=1; Path=/',
      languageCookie,
      log: { debug: write, info: write, warn: write, error: write },
    },
    { next: async (...exchange) => application(...exchange), limits, stopping: () => state.stopping },
  )
  const connections = trackConnections()
  const server = createHttpServer({ handle, upgrade: () => false, limits, connections, protocol: 'http:' })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closers.push(() => server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  publicUrl.port = String(port)

  /** Sends text as it stands and gives everything that comes back until the server closes. */
  const send = async (message: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(message)
    return parseResponse(await text(socket))
  }
  const host = `localhost:${port}`
  const ask = (start: string, headers: string[] = [], body = '') =>
    send([`${start} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', body].join('\r\n'))
  return { send, ask, host, origin: `Origin: http://${host}`, lines, state, port }
}

function parseResponse(answer: string) {
  const [head = '', ...body] = answer.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = new Headers(
    lines.map((line): [string, string] => [line.split(': ')[0] ?? '', line.slice(line.indexOf(':') + 2)]),
  )
  return { status: Number(statusLine.split(' ')[1]), headers, body: body.join('\r\n\r\n') }
}

const page: Application = (request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(JSON.stringify({ headers: request.headers, url: request.url }))
}

test('N1: the application sees the socket as the peer and X-Forwarded-For as it came', async () => {
  const { ask } = await startServer(page)
  const { body } = await ask('GET /', [
    'X-Forwarded-For: 1.2.3.4',
    'X-Forwarded-For: 5.6.7.8',
    'X-Portal-Peer: 9.9.9.9',
  ])
  expect(body).toContain('"x-portal-peer":"127.0.0.1"')
  expect(body).toContain('"x-forwarded-for":"1.2.3.4, 5.6.7.8"')
})

test('N4: another Host is misdirected, a repeated one malformed, a probe answered', async () => {
  const { send, host } = await startServer(page)
  const get = (path: string, ...hosts: string[]) =>
    send(
      `GET ${path} HTTP/1.1\r\n${hosts.map((one) => `Host: ${one}\r\n`).join('')}Connection: close\r\n\r\n`,
    )
  expect((await get('/', 'evil.test')).status).toBe(421)
  expect((await get('/', host, 'evil.test')).status).toBe(400)
  expect((await get('/')).status).toBe(400)
  expect((await get('/healthz', '10.0.0.7')).status).toBe(200)
})

test('A2: a POST without our Origin never reaches the application', async () => {
  let asked = 0
  const { ask, origin } = await startServer((request, response) => (asked++, page(request, response)))
  for (const header of ['X: y', 'Origin: null', 'Origin: https://evil.test']) {
    expect((await ask('POST /try/acme', [header, 'Content-Length: 0'])).status).toBe(403)
  }
  expect(asked).toBe(0)
  expect((await ask('POST /try/acme', [origin, 'Content-Length: 0'])).status).toBe(200)
})

test('N7: a body of the limit arrives whole, one byte more is 413 however it is sent', async () => {
  const { ask, origin } = await startServer(async (request, response) => {
    response.end(String((await text(request)).length))
  })
  const fits = 'a'.repeat(65_536)
  expect((await ask('POST /', [origin, 'Content-Length: 65536'], fits)).body).toContain('65536')
  expect((await ask('POST /', [origin, 'Content-Length: 65537'], `${fits}a`)).status).toBe(413)
  const chunked = `10001\r\n${fits}a\r\n0\r\n\r\n`
  expect((await ask('POST /', [origin, 'Transfer-Encoding: chunked'], chunked)).status).toBe(413)
  const large = await ask('POST /', [origin, 'Content-Length: 5000000'], 'a'.repeat(5_000_000))
  expect(large).toMatchObject({ status: 413, body: expect.stringContaining('65536') })
})

test('N8: ambiguous lengths, folded headers and odd codings are 400', async () => {
  const { ask, origin } = await startServer(page)
  const bodies = [
    ['Content-Length: 3', 'Transfer-Encoding: chunked'],
    ['Content-Length: 3', 'Content-Length: 4'],
    ['Transfer-Encoding: x', 'Transfer-Encoding: chunked'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding : chunked'],
    ['X-Folded: a', ' b'],
  ]
  for (const headers of bodies)
    expect((await ask('POST /', [origin, ...headers], '0\r\n\r\n')).status, headers.join()).toBe(400)
})

test('R14: answers that Node gives alone carry the security headers too', async () => {
  const { send, ask } = await startServer(page)
  const answers = {
    400: await send('nonsense\r\n\r\n'),
    405: await ask('CONNECT example.com:443'),
    431: await ask('GET /', [`X: ${'a'.repeat(20_000)}`]),
  }
  for (const [status, answer] of Object.entries(answers)) {
    expect(answer.status).toBe(Number(status))
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  }
})

test('an upgrade is refused', async () => {
  const { send, host } = await startServer(page)
  const upgrade = `GET /_next/hmr HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
  expect((await send(upgrade)).status).toBe(400)
})

test('N6: headers and bodies that trickle in end with 408', async () => {
  const { send, host, origin } = await startServer(page, { headersTimeoutMs: 200, requestTimeoutMs: 400 })
  expect((await send(`GET / HTTP/1.1\r\nHost: ${host}\r\n`)).status).toBe(408)
  expect(
    (await send(`POST / HTTP/1.1\r\nHost: ${host}\r\n${origin}\r\nContent-Length: 9\r\n\r\nabc`)).status,
  ).toBe(408)
})

test('the nonce of the response is the one Next is given, and hand-over pages may end at Frame', async () => {
  const { ask } = await startServer(page)
  const { headers, body } = await ask('GET /try/acme', ["Content-Security-Policy: script-src 'nonce-evil'"])
  const policy = headers.get('content-security-policy') ?? ''
  expect(body).toContain(JSON.stringify(policy))
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{22}' 'strict-dynamic'/)
  expect(policy).toContain("form-action 'self' https://frame.example;")
  expect((await ask('GET /staff')).headers.get('content-security-policy')).toContain("form-action 'self';")
})

test("R9: the application's own idea of caching does not win", async () => {
  const { ask } = await startServer((_request, response) => {
    response.writeHead(200, { 'Cache-Control': 'public, max-age=9', 'X-Powered-By': 'x' }).end('ok')
  })
  const { headers } = await ask('GET /api/captcha')
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.has('x-powered-by')).toBe(false)
})

test('R4, R8, R16: a hand-over leaves as 303 with a fragment and without a referrer', async () => {
  const { ask } = await startServer((_request, response) => {
    // As Next's route handlers set it: one value in a list.
    response.statusCode = 307
    response.setHeader('Location', ['https://frame.example/launchpad']).end()
  })
  const { status, headers } = await ask('GET /frame/login/h')
  expect(status).toBe(303)
  expect(headers.get('location')).toBe('https://frame.example/launchpad#')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})

test('a document takes the status the application wishes, a script and a redirect do not', async () => {
  const { ask, origin } = await startServer(async (request, response) => {
    await new Promise(setImmediate)
    setResponseStatus(Number(request.url?.slice(2)))
    if (request.url === '/?409') response.setHeader('Location', '/').statusCode = 303
    page(request, response)
  })
  const post = (path: string, ...headers: string[]) =>
    ask(`POST ${path}`, [origin, 'Content-Length: 0', ...headers])
  const both = await Promise.all([post('/?422'), post('/?429')])
  expect(both.map(({ status }) => status)).toEqual([422, 429])
  expect((await post('/?422', 'Next-Action: abc')).status).toBe(200)
  expect((await post('/?409')).status).toBe(303)
})

test('a page visit remembers the first touch, a refused or scripted one does not', async () => {
  const { ask, origin } = await startServer(page)
  expect((await ask('GET /try/acme')).headers.get('set-cookie')).toBe('first-touch=1; Path=/')
  expect((await ask('GET //x')).headers.has('set-cookie')).toBe(false)
  expect((await ask('POST /try/acme', [origin, 'Content-Length: 0'])).headers.has('set-cookie')).toBe(false)
})

test('a page visit keeps the language it asked for, also where there is no such page', async () => {
  const { ask } = await startServer(page)
  const cookies = (await ask('GET /try/acme?lang=de')).headers.get('set-cookie')
  expect(cookies).toContain('portal-language=de;')
  expect(cookies).toContain('first-touch=1')
  const { ask: askMissing } = await startServer((request, response) => {
    response.statusCode = 404
    return page(request, response)
  })
  const { headers } = await askMissing('GET /nowhere?lang=de')
  expect(headers.get('set-cookie')).toMatch(/^portal-language=de;[^,]*$/)
})

test('R10: one log line per request, without query, cookie or Location', async () => {
  const { ask, lines } = await startServer((_request, response) => {
    response.writeHead(303, { Location: 'https://frame.example/#token=CANARY' }).end()
  })
  await ask('GET /trial?email=CANARY', ['Cookie: a=CANARY', 'Referer: http://x/CANARY'])
  await expect.poll(() => lines.length).toBe(1)
  expect(lines[0]).toMatchObject({ method: 'GET', path: '/trial', status: 303 })
  expect(JSON.stringify(lines)).not.toContain('CANARY')
})

test('D15: a client that goes away is logged once, as aborted', async () => {
  const { host, lines, port } = await startServer(() => {})
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /trial HTTP/1.1\r\nHost: ${host}\r\n\r\n`, () => setImmediate(() => socket.destroy()))
  await expect.poll(() => lines).toMatchObject([{ path: '/trial', aborted: true }])
})

test('an application that throws is answered with 500 and logged', async () => {
  const { ask, lines } = await startServer(() => Promise.reject(new Error('broken')))
  expect(await ask('GET /')).toMatchObject({ status: 500, body: 'Something went wrong.\n' })
  expect(lines.filter((line) => 'err' in line)).toHaveLength(1)
})

test('D9: a stopping server says so to the load balancer and keeps no connection', async () => {
  const { send, host, state } = await startServer(page)
  state.stopping = true
  const ready = await send(`GET /readyz HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  expect(ready.status).toBe(503)
  const other = await send(`GET /trial HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  expect(other.status).toBe(200)
  expect(other.headers.get('connection')).toBe('close')
})
