import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { type MintPorts, mintSat } from '@/lib/frame/mint-sat'
import { signRequest } from '@/lib/frame/sign-request'
import {
  bookkeeping as bookkeepingAt,
  credentials,
  mintOrder as order,
} from '@/lib/frame/test-support/mint-order'
import * as upstreams from '@/lib/frame/test-support/scripted-upstream'
import type { Answer, ScriptedUpstream } from '@/lib/frame/test-support/scripted-upstream'
import { testToken, tokenEndingIn } from '@/lib/frame/test-support/test-token'

const { ok, reply } = upstreams
const now = new Date('2026-11-23T12:00:00Z')
const token = tokenEndingIn(3600, now)
const grant = ok(JSON.stringify(token))

const started: ScriptedUpstream[] = []
afterEach(async () => {
  for (const upstream of started.splice(0)) await upstream.close()
})

async function upstream(script: Answer[]) {
  const frame = await upstreams.startScriptedUpstream(script)
  started.push(frame)
  return frame
}

const bookkeeping = (more: Partial<MintPorts> = {}) => bookkeepingAt(() => now, more)

const bodies = (frame: ScriptedUpstream) => frame.requests.map(({ body }) => JSON.parse(body))

test('a SAT is minted with one POST, which carries the id of its row', async () => {
  const frame = await upstream([grant])
  const { rows, ports } = bookkeeping()
  expect(await mintSat(order(frame), ports)).toEqual({
    kind: 'minted',
    sat: token,
    issuedAt: now,
    expiresAt: new Date('2026-11-23T13:00:00Z'),
    clockOffsetSeconds: null,
  })
  expect(bodies(frame)).toEqual([
    {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
      metadata: {
        tier: 'gold',
        frame_login_url: 'https://portal.example/frame/login/h1',
        frame_logout_url: 'https://portal.example/frame/logout/h1',
        should_accept_tos: false,
        signup: 'h1',
        mint: 'attempt-1',
        language: 'en',
      },
    },
  ])
  expect([...rows.values()]).toEqual([{ kind: 'minted', status: null, problem: null }])
})

test('Q7: the row of each attempt is committed before its POST is sent', async () => {
  const history: string[] = []
  const noting =
    (answer: Answer): Answer =>
    (response, request) => {
      history.push(`POST ${JSON.parse(request.body).metadata.mint}`)
      answer(response, request)
    }
  const frame = await upstream([noting(reply(503)), noting(grant)])
  const { rows, ports } = bookkeeping()
  const slowCommit = async () => {
    await sleep(50)
    const id = await ports.beginAttempt()
    history.push(`commit ${id}`)
    return id
  }
  expect(await mintSat(order(frame), { ...ports, beginAttempt: slowCommit })).toMatchObject({
    kind: 'minted',
  })
  expect(history).toEqual(['commit attempt-1', 'POST attempt-1', 'commit attempt-2', 'POST attempt-2'])
  expect(rows.size).toBe(2)
})

test('Q7: when the row cannot be committed nothing is sent', async () => {
  const frame = await upstream([grant])
  const { ports } = bookkeeping({ beginAttempt: () => Promise.reject(new Error('database is gone')) })
  await expect(mintSat(order(frame), ports)).rejects.toThrow('database is gone')
  expect(frame.connections()).toBe(0)
})

test('Q7: a token that comes after the deadline costs one POST and stays unknown', async () => {
  const frame = await upstream([upstreams.late(token, 900), grant])
  const { rows, pauses, ports } = bookkeeping()
  expect(await mintSat(order(frame, { deadlineMs: 300 }), ports)).toEqual({
    kind: 'unknown',
    status: null,
    problem: expect.stringContaining('in time'),
    clockOffsetSeconds: null,
  })
  expect(frame.requests).toHaveLength(1)
  expect(pauses).toEqual([])
  expect([...rows.values()]).toMatchObject([{ kind: 'unknown' }])
})

test.each([502, 503, 504])('Q7, U4: after %i the same person is asked for once more', async (status) => {
  const frame = await upstream([reply(status), grant, grant])
  const { rows, ports } = bookkeeping()
  expect(await mintSat(order(frame), ports)).toMatchObject({ kind: 'minted', sat: token })

  const [first, second, ...rest] = bodies(frame)
  expect(rest).toEqual([])
  expect({ ...second, metadata: { ...second.metadata, mint: 'attempt-1' } }).toEqual(first)
  expect(second.metadata.mint).toBe('attempt-2')
  expect([...rows.values()]).toMatchObject([{ status }, { kind: 'minted' }])
})

describe('Q7, U4: two POSTs without a token mean the graver of both', () => {
  test.each<[string, Answer, Answer, object]>([
    ['502 twice is unknown', reply(502), reply(502), { kind: 'unknown', status: 502 }],
    ['504 and 502 is unknown', reply(504), reply(502), { kind: 'unknown', status: 502 }],
    ['502 and a definite no is unknown', reply(502), reply(403), { kind: 'unknown', status: 502 }],
    [
      '503 and a reset is unknown',
      reply(503),
      upstreams.resetBeforeAnswer,
      { kind: 'unknown', status: null },
    ],
    ['503 twice is a no', reply(503), reply(503), { kind: 'refused', status: 503 }],
    ['503 and 404 is the later no', reply(503), reply(404), { kind: 'refused', status: 404 }],
  ])('%s', async (_what, first, second, expected) => {
    const frame = await upstream([first, second, grant])
    const { ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toMatchObject(expected)
    expect(frame.requests).toHaveLength(2)
  })

  test('503 and then no connection is a no', async () => {
    const frame = await upstream([reply(503)])
    const { ports } = bookkeeping({ wait: () => frame.close() })
    expect(await mintSat(order(frame), ports)).toMatchObject({ kind: 'refused', status: 503 })
    started.splice(0)
  })
})

describe('U4: no connection', () => {
  test('is tried twice and then unavailable, with nothing sent', async () => {
    const frame = await upstream([])
    await frame.close()
    const { rows, ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toEqual({
      kind: 'unavailable',
      problem: expect.stringContaining('ECONNREFUSED'),
    })
    expect([...rows.values()]).toMatchObject([{ kind: 'not-sent' }, { kind: 'not-sent' }])
  })

  test('is unavailable as well when the row took all the time there was', async () => {
    const frame = await upstream([grant])
    const { ports } = bookkeeping({ beginAttempt: () => sleep(200, 'attempt-1') })
    expect(await mintSat(order(frame, { deadlineMs: 100 }), ports)).toMatchObject({ kind: 'unavailable' })
    expect(frame.connections()).toBe(0)
  })
})

test.each([
  ['hangs', upstreams.hang],
  ['drips', upstreams.drip],
  ['stalls after its headers', upstreams.headersThenStall],
])('U5: an answer that %s ends at the deadline without a second POST', async (_how, answer) => {
  const frame = await upstream([answer, grant])
  const { ports } = bookkeeping()
  const startedAt = performance.now()
  expect(await mintSat(order(frame, { deadlineMs: 300 }), ports)).toMatchObject({ kind: 'unknown' })
  expect(performance.now() - startedAt).toBeLessThan(1500)
  expect(frame.requests).toHaveLength(1)
})

test('U5: the deadline is one for both POSTs', async () => {
  const frame = await upstream([reply(503), upstreams.hang])
  const { ports } = bookkeeping({ wait: (ms, signal) => sleep(ms, undefined, { signal }) })
  const startedAt = performance.now()
  expect(await mintSat(order(frame, { deadlineMs: 600 }), ports)).toMatchObject({
    kind: 'unknown',
    status: null,
  })
  expect(performance.now() - startedAt).toBeLessThan(1000)
})

describe('U3: 429', () => {
  test.each([1, 2])('with Retry-After %i waits that long and asks again', async (seconds) => {
    const frame = await upstream([reply(429, { 'Retry-After': String(seconds) }), grant])
    const { pauses, ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toMatchObject({ kind: 'minted' })
    expect(pauses).toEqual([seconds * 1000])
  })

  test.each([
    ['3600', 3600],
    ['3', 3],
    ['soon', null],
  ])('with Retry-After %s is a no at once', async (value, retryAfterSeconds) => {
    const frame = await upstream([reply(429, { 'Retry-After': value }), grant])
    const { pauses, ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toMatchObject({
      kind: 'refused',
      status: 429,
      retryAfterSeconds,
    })
    expect(pauses).toEqual([])
    expect(frame.requests).toHaveLength(1)
  })

  test('stays a no when its wait does not fit into the deadline', async () => {
    const frame = await upstream([reply(429, { 'Retry-After': '2' }), grant])
    const { pauses, ports } = bookkeeping()
    expect(await mintSat(order(frame, { deadlineMs: 2100 }), ports)).toMatchObject({
      kind: 'refused',
      status: 429,
    })
    expect(pauses).toEqual([])
    expect(frame.requests).toHaveLength(1)
  })

  test('stays a no when the deadline falls into the wait', async () => {
    const frame = await upstream([reply(429, { 'Retry-After': '0' }), grant])
    const { rows, ports } = bookkeeping({ wait: (_ms, signal) => sleep(5000, undefined, { signal }) })
    expect(await mintSat(order(frame, { deadlineMs: 300 }), ports)).toMatchObject({
      kind: 'refused',
      status: 429,
    })
    expect(rows.size).toBe(1)
  })
})

describe('U1: 401', () => {
  const framesTime = (aheadSeconds: number) => new Date(now.getTime() + aheadSeconds * 1000)
  const unauthorized = (aheadSeconds: number) => reply(401, { Date: framesTime(aheadSeconds).toUTCString() })

  test.each([30, -30, 600, -600, 900, -900])(
    "with Frame's clock %i s ahead is signed again by Frame's clock",
    async (ahead) => {
      const lasting90Seconds = tokenEndingIn(90, framesTime(ahead))
      const frame = await upstream([unauthorized(ahead), ok(lasting90Seconds)])
      const { ports } = bookkeeping()
      expect(await mintSat(order(frame), ports)).toMatchObject({ kind: 'minted', clockOffsetSeconds: ahead })
      expect(frame.requests.map(({ headers }) => headers['x-frame-signature'])).toEqual(
        [now, framesTime(ahead)].map((at) => signRequest({ ...credentials, at })['X-Frame-Signature']),
      )
    },
  )

  test('a second 401 ends it, and says by how much the clock is wrong', async () => {
    const frame = await upstream([unauthorized(600), unauthorized(600), grant])
    const { ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toEqual({
      kind: 'refused',
      status: 401,
      retryAfterSeconds: null,
      clockOffsetSeconds: 600,
      problem:
        "Frame refused the signature (401), and the portal's clock is 600 s behind Frame's; set the portal's clock.",
    })
    expect(frame.requests).toHaveLength(2)
  })

  test('with a clock more than 15 minutes off is not tried again, and says so', async () => {
    const frame = await upstream([unauthorized(-7200), grant])
    const { ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toMatchObject({
      kind: 'refused',
      clockOffsetSeconds: -7200,
      problem: expect.stringContaining("7200 s ahead of Frame's"),
    })
    expect(frame.requests).toHaveLength(1)
  })

  test('with clocks that agree is about the credentials', async () => {
    const frame = await upstream([unauthorized(2), grant])
    const { ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toMatchObject({
      kind: 'refused',
      clockOffsetSeconds: 2,
      problem: expect.stringContaining('client id and secret'),
    })
    expect(frame.requests).toHaveLength(1)
  })
})

test.each([400, 403, 404, 422])(
  'U4: %i is a no at once, with a sentence for the administrator',
  async (status) => {
    const frame = await upstream([reply(status), grant])
    const { ports } = bookkeeping()
    expect(await mintSat(order(frame), ports)).toMatchObject({
      kind: 'refused',
      status,
      problem: expect.stringMatching(`^Frame .*\\(${status}\\).*\\.$`),
    })
    expect(frame.requests).toHaveLength(1)
  },
)

test.each<[string, Answer]>([
  ['U4: 500', reply(500)],
  ['U6: a page instead of a token', ok('<!doctype html>')],
  ['U7: a redirect', reply(307, { Location: 'http://127.0.0.1:1/' })],
  ['U9: a reset', upstreams.resetBeforeAnswer],
  ['R15: a token that has ended', ok(testToken({ exp: now.getTime() / 1000 - 1 }))],
])('%s leaves it unknown and is not tried again', async (_what, answer) => {
  const frame = await upstream([answer, grant])
  const { ports } = bookkeeping()
  expect(await mintSat(order(frame), ports)).toMatchObject({ kind: 'unknown' })
  expect(frame.requests).toHaveLength(1)
})

test('neither secret nor signature nor token is in what may be written down', async () => {
  const short = tokenEndingIn(30, now)
  const echo: Answer = (response, request) =>
    response.writeHead(503, { 'X-Echo': 'canary' }).end(JSON.stringify(request.headers))
  const frame = await upstream([echo, ok(short)])
  const { rows, ports } = bookkeeping()
  const outcome = await mintSat(order(frame), ports)
  const written = JSON.stringify([outcome, ...rows.values()])
  const signature = signRequest({ ...credentials, at: now })['X-Frame-Signature']
  for (const secret of [credentials.clientSecret, credentials.clientId, signature, short, 'canary', 'ada@']) {
    expect(written).not.toContain(secret)
  }
  expect(outcome).toMatchObject({ kind: 'unknown', status: 200 })
})
