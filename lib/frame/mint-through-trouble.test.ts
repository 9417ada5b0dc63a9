import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFrameMemory } from '@/lib/frame/frame-memory'
import { type MintOrder, type MintOutcome, mintSat } from '@/lib/frame/mint-sat'
import { signRequest } from '@/lib/frame/sign-request'
import { bookkeeping, credentials, mintOrder } from '@/lib/frame/test-support/mint-order'
import * as upstreams from '@/lib/frame/test-support/scripted-upstream'
import type { Answer, RecordedRequest, ScriptedUpstream } from '@/lib/frame/test-support/scripted-upstream'
import { tokenEndingIn } from '@/lib/frame/test-support/test-token'

const { reply } = upstreams
const nextCredentials = { clientId: 'next.img.frame.nutanix.com', clientSecret: 'canary-next-secret' }

const started: ScriptedUpstream[] = []
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }))
afterEach(async () => {
  vi.useRealTimers()
  for (const upstream of started.splice(0)) await upstream.close()
})

const passSeconds = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

/** A token of Frame's clock, which is so far ahead. */
const grant =
  (aheadSeconds = 0): Answer =>
  (response) =>
    response.end(tokenEndingIn(3600, new Date(Date.now() + aheadSeconds * 1000)))

/** By a Frame whose clock agrees with ours. */
const unauthorized: Answer = (response, request) =>
  reply(401, { Date: new Date().toUTCString() })(response, request)

/** Frame as it is from now on, until it is told to be otherwise. */
async function startFrame(first: Answer) {
  const frame = { answer: first }
  const answer: Answer = (response, request) => frame.answer(response, request)
  const upstream = await upstreams.startScriptedUpstream(Array.from({ length: 3_000 }, () => answer))
  started.push(upstream)
  return Object.assign(frame, upstream)
}

/** A process of the portal, with what it wrote down. */
function startPortal(more: { mintsAtOnce?: number } = {}) {
  const lines: { level: string; text: string }[] = []
  const note =
    (level: string) =>
    (...line: unknown[]) =>
      void lines.push({ level, text: JSON.stringify(line) })
  const log = { info: note('info'), warn: note('warn'), error: note('error') }
  const { rows, ports, pauses } = bookkeeping(() => new Date(), {
    memory: createFrameMemory({ log, ...more }),
  })
  const mint = (frame: { tokensUrl: string }, order: Partial<MintOrder> = {}) =>
    mintSat(mintOrder(frame, order), ports)
  const mintOften = async (times: number, frame: { tokensUrl: string }, order: Partial<MintOrder> = {}) => {
    const outcomes: MintOutcome[] = []
    for (let each = 0; each < times; each += 1) outcomes.push(await mint(frame, order))
    return outcomes
  }
  const linesOf = (level: string) => lines.filter((line) => line.level === level).map(({ text }) => text)
  return { mint, mintOften, rows, pauses, linesOf, lines, ports }
}

const signedBy = (clientId: string): ((request: RecordedRequest) => boolean) => {
  return ({ headers }) => headers['x-frame-clientid'] === clientId
}
const kinds = (outcomes: MintOutcome[]) =>
  Object.fromEntries(
    [...new Set(outcomes.map(({ kind }) => kind))].map((kind) => [
      kind,
      outcomes.filter((outcome) => outcome.kind === kind).length,
    ]),
  )
const anotherProvider = ({ tokensUrl }: { tokensUrl: string }) => ({
  tokensUrl: tokensUrl.replace('secure-anon-4444', 'secure-anon-5555'),
})

describe("U1: Frame's clock is another than ours", () => {
  /** Refuses what is not signed by its clock. */
  const strict =
    (aheadSeconds: number): Answer =>
    (response, request) => {
      const framesTime = Date.now() + aheadSeconds * 1000
      const signedAt = Number(request.headers['x-frame-timestamp']) * 1000
      const answer =
        Math.abs(framesTime - signedAt) > 20_000
          ? reply(401, { Date: new Date(framesTime).toUTCString() })
          : grant(aheadSeconds)
      answer(response, request)
    }

  test.each([30, -30, 900, -900])(
    '%i s: one refusal is enough for every mint that follows, whatever its key, and for one line in the log',
    async (ahead) => {
      const frame = await startFrame(strict(ahead))
      const { mint, mintOften, linesOf } = startPortal()
      expect(await mint(frame)).toMatchObject({ kind: 'minted', clockOffsetSeconds: ahead })
      expect(frame.requests).toHaveLength(2)

      passSeconds(60)
      expect(kinds(await mintOften(3, frame))).toEqual({ minted: 3 })
      expect(await mint(frame, { credentials: nextCredentials })).toMatchObject({ kind: 'minted' })
      expect(frame.requests).toHaveLength(6)
      expect(linesOf('warn')).toEqual([expect.stringContaining(`"seconds":${ahead}`)])
    },
  )

  test('a clock that is set right again is noticed by the next refusal', async () => {
    const frame = await startFrame(strict(600))
    const { mint, mintOften, linesOf } = startPortal()
    await mint(frame)
    passSeconds(600)
    frame.answer = strict(2)
    expect(kinds(await mintOften(2, frame))).toEqual({ minted: 2 })
    expect(frame.requests).toHaveLength(2 + 2 + 1)
    expect(linesOf('warn')).toEqual([
      expect.stringContaining("set the portal's clock"),
      expect.stringContaining("agrees with Frame's again"),
    ])
  })

  test('a clock more than 15 minutes off is not learned', async () => {
    const frame = await startFrame(strict(901))
    const { mintOften, linesOf } = startPortal()
    expect(kinds(await mintOften(2, frame))).toEqual({ refused: 2 })
    expect(frame.requests).toHaveLength(2)
    expect(linesOf('warn')).toEqual([])
  })

  test('a clock that is set back, after it had stopped everything, does not prolong the stop', async () => {
    const frame = await startFrame(strict(-3600))
    const { mint, mintOften } = startPortal()
    await mintOften(5, frame)
    expect(await mint(frame)).toMatchObject({ kind: 'unavailable' })
    passSeconds(-3600)
    frame.answer = strict(0)
    expect(await mint(frame)).toMatchObject({ kind: 'minted' })
  })
})

describe('U2: Frame refuses the credentials steadily', () => {
  test('after five refusals nothing is sent or written, and one error line says what to check', async () => {
    const frame = await startFrame(unauthorized)
    const { mint, mintOften, rows, linesOf, lines } = startPortal()
    expect(kinds(await mintOften(5, frame))).toEqual({ refused: 5 })
    expect(await mint(frame)).toEqual({
      kind: 'unavailable',
      problem: expect.stringContaining('left alone'),
    })
    expect(frame.requests).toHaveLength(5)
    expect(rows.size).toBe(5)
    expect(linesOf('error')).toEqual([expect.stringContaining('check client id and secret')])
    expect(JSON.stringify(lines)).not.toMatch(/canary|nutanix/)
  })

  test('a corrected secret is tried at once', async () => {
    const frame = await startFrame(unauthorized)
    const { mint, mintOften } = startPortal()
    await mintOften(6, frame)
    frame.answer = grant()
    expect(await mint(frame)).toMatchObject({ kind: 'unavailable' })
    const corrected = { ...credentials, clientSecret: 'corrected' }
    expect(await mint(frame, { credentials: corrected })).toMatchObject({ kind: 'minted' })
  })

  test('a role or provider that is missing closes its own products only', async () => {
    const frame = await startFrame((response, request) => {
      const isForbidden = request.path.includes('secure-anon-4444')
      const answer = isForbidden ? reply(403) : grant()
      answer(response, request)
    })
    const { mint, mintOften, linesOf } = startPortal()
    expect(kinds(await mintOften(7, frame))).toEqual({ refused: 5, unavailable: 2 })
    expect(linesOf('error')).toEqual([expect.stringContaining('API - Generate Anonymous')])
    expect(await mint(anotherProvider(frame))).toMatchObject({ kind: 'minted' })
    expect(frame.requests).toHaveLength(6)

    passSeconds(15)
    frame.answer = grant()
    expect(kinds(await mintOften(2, frame))).toEqual({ minted: 2 })
    expect(linesOf('info')).toHaveLength(1)
  })

  test("what is wrong with one person's request or one product's metadata stops nobody", async () => {
    const frame = await startFrame(reply(422))
    const { mintOften } = startPortal()
    expect(kinds(await mintOften(8, frame))).toEqual({ refused: 8 })
    expect(frame.requests).toHaveLength(8)
  })
})

describe('U2: a second key', () => {
  const order = { nextCredentials }
  const accepting =
    (clientId: string): Answer =>
    (response, request) => {
      const answer = signedBy(clientId)(request) ? grant() : unauthorized
      answer(response, request)
    }

  test('is used when the first is refused, and from then on before it', async () => {
    const frame = await startFrame(accepting(nextCredentials.clientId))
    const { mint, mintOften, linesOf, lines, rows } = startPortal()
    expect(await mint(frame, order)).toMatchObject({ kind: 'minted' })
    expect(frame.requests.map(signedBy(credentials.clientId))).toEqual([true, false])
    expect(frame.requests[1]?.headers['x-frame-signature']).toBe(
      signRequest({ ...nextCredentials, at: new Date() })['X-Frame-Signature'],
    )
    expect([...rows.values()]).toMatchObject([{ kind: 'refused', status: 401 }, { kind: 'minted' }])

    expect(kinds(await mintOften(3, frame, order))).toEqual({ minted: 3 })
    expect(frame.requests).toHaveLength(5)
    expect(linesOf('warn')).toEqual([expect.stringContaining('nextClientId')])
    expect(JSON.stringify(lines)).not.toMatch(/canary|nutanix/)
  })

  test('is found by all who come at once, and said once', async () => {
    const frame = await startFrame(accepting(nextCredentials.clientId))
    const { mint, linesOf } = startPortal()
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => mint(frame, order)))
    expect(kinds(outcomes)).toEqual({ minted: 20 })
    expect(linesOf('warn')).toHaveLength(1)
  })

  test('gives way to the first again when it is refused itself', async () => {
    const frame = await startFrame(accepting(nextCredentials.clientId))
    const { mint } = startPortal()
    await mint(frame, order)
    frame.answer = accepting(credentials.clientId)
    expect(await mint(frame, order)).toMatchObject({ kind: 'minted' })
    expect(await mint(frame, order)).toMatchObject({ kind: 'minted' })
    expect(frame.requests).toHaveLength(2 + 2 + 1)
  })

  test('is not touched while the first is accepted, nor after anything else than 401', async () => {
    const frame = await startFrame(grant())
    const { mintOften } = startPortal()
    await mintOften(2, frame, order)
    frame.answer = reply(403)
    await mintOften(2, frame, order)
    frame.answer = upstreams.resetBeforeAnswer
    await mintOften(2, frame, order)
    expect(frame.requests.filter(signedBy(nextCredentials.clientId))).toEqual([])
    expect(frame.requests).toHaveLength(6)
  })

  test('that is refused as well costs two POSTs a mint, until nothing is sent any more', async () => {
    const frame = await startFrame(unauthorized)
    const { mintOften } = startPortal()
    expect(kinds(await mintOften(7, frame, order))).toEqual({ refused: 5, unavailable: 2 })
    expect(frame.requests).toHaveLength(10)
  })

  test('does not save a mint whose second POST has an unknown end: that stays unknown', async () => {
    const frame = await startFrame((response, request) => {
      const answer = signedBy(credentials.clientId)(request) ? unauthorized : upstreams.resetBeforeAnswer
      answer(response, request)
    })
    const { mint, linesOf } = startPortal()
    expect(await mint(frame, order)).toMatchObject({ kind: 'unknown' })
    expect(frame.requests).toHaveLength(2)
    expect(linesOf('warn')).toEqual([])
  })

  test('comes after the clock, so that a wrong clock changes no key', async () => {
    const frame = await startFrame((response, request) => {
      const framesTime = new Date(Date.now() + 600_000).toUTCString()
      const isAccepted = signedBy(nextCredentials.clientId)(request)
      const answer = isAccepted ? grant(600) : reply(401, { Date: framesTime })
      answer(response, request)
    })
    const { mint } = startPortal()
    expect(await mint(frame, order)).toMatchObject({ kind: 'refused' })
    expect(frame.requests.map(signedBy(credentials.clientId))).toEqual([true, true])
    expect(await mint(frame, order)).toMatchObject({ kind: 'minted' })
  })
})

describe('U3: Frame asks for fewer requests', () => {
  test.each([
    ['429 with 30', 429, () => '30', 30],
    ['503 with 30', 503, () => '30', 30],
    ['429 with a date', 429, () => new Date(Date.now() + 30_000).toUTCString(), 30],
    ['429 with an hour, of which ten minutes are believed', 429, () => '3600', 600],
    ['429 with 31 years', 429, () => '999999999', 600],
  ])('%s: nothing is sent or written until then', async (_what, status, retryAfter, seconds) => {
    const frame = await startFrame(
      reply(status, { 'Retry-After': retryAfter(), Date: new Date().toUTCString() }),
    )
    const { mint, rows, linesOf } = startPortal()
    expect(await mint(frame)).toMatchObject({ kind: 'refused', status })
    frame.answer = grant()
    expect(await mint(frame)).toEqual({
      kind: 'unavailable',
      problem: `Frame asked to be sent nothing for another ${seconds} s.`,
    })
    expect(await mint(anotherProvider(frame))).toMatchObject({ kind: 'unavailable' })
    passSeconds(seconds - 1)
    expect(await mint(frame)).toMatchObject({ kind: 'unavailable' })
    expect(frame.requests).toHaveLength(1)
    expect(rows.size).toBe(1)

    passSeconds(1)
    expect(await mint(frame)).toMatchObject({ kind: 'minted' })
    expect(linesOf('warn')).toEqual([expect.stringContaining(`"seconds":${seconds}`)])
  })

  test.each(['soon', '-30', '1.5', ''])('Retry-After %j is no time, and stops nobody', async (retryAfter) => {
    const frame = await startFrame(reply(429, { 'Retry-After': retryAfter }))
    const { mint } = startPortal()
    expect(await mint(frame)).toMatchObject({ kind: 'refused', status: 429 })
    frame.answer = grant()
    expect(await mint(frame)).toMatchObject({ kind: 'minted' })
  })

  test('whoever waits for a second POST does not send it into a pause', async () => {
    const frame = await startFrame(reply(503))
    const portal = startPortal()
    portal.ports.wait = async () => {
      frame.answer = reply(429, { 'Retry-After': '60' })
      await portal.mint(frame)
      frame.answer = grant()
    }
    expect(await portal.mint(frame)).toMatchObject({ kind: 'refused', status: 503 })
    expect(frame.requests).toHaveLength(2)
  })
})

test('U4: in a minute of few mints three are tried again, and no more', async () => {
  const frame = await startFrame(reply(503))
  const { mint, mintOften } = startPortal()
  const twiceAsked = async () => {
    const before = frame.requests.length
    frame.answer = (response, request) => {
      frame.answer = grant()
      reply(503)(response, request)
    }
    const { kind } = await mint(frame)
    return { kind, posts: frame.requests.length - before }
  }
  for (let each = 0; each < 3; each += 1) expect(await twiceAsked()).toEqual({ kind: 'minted', posts: 2 })
  expect(await twiceAsked()).toEqual({ kind: 'refused', posts: 1 })
  expect(kinds(await mintOften(2, frame))).toEqual({ minted: 2 })
  passSeconds(61)
  expect(await twiceAsked()).toEqual({ kind: 'minted', posts: 2 })
})

test('U4: a Frame that cannot be reached is not dialled for everybody', async () => {
  const frame = await startFrame(grant())
  await frame.close()
  const { mintOften, rows, linesOf } = startPortal()
  expect(kinds(await mintOften(50, frame))).toEqual({ unavailable: 50 })
  expect(rows.size).toBe(5 + 3)
  expect(linesOf('error')).toEqual([expect.stringContaining('ECONNREFUSED')])
})

test('U5: an answer that never comes gives its slot back at the deadline', async () => {
  const frame = await startFrame(upstreams.hang)
  const { mint } = startPortal({ mintsAtOnce: 1 })
  expect(await mint(frame, { deadlineMs: 100 })).toMatchObject({ kind: 'unknown' })
  frame.answer = grant()
  expect(await mint(frame)).toMatchObject({ kind: 'minted' })
})

test.each<[string, Answer]>([
  ['a page', upstreams.ok('<!doctype html>')],
  ['nothing', upstreams.ok('')],
  ['"null"', upstreams.ok('"null"')],
  ['{}', upstreams.ok('{}')],
  ['a byte order mark alone', upstreams.ok('\uFEFF')],
  ['a gzip bomb', upstreams.gzipBomb],
  ['U7: a redirect', reply(302, { Location: 'http://127.0.0.1:1/' })],
])('U6: %s in place of a token, again and again, closes this provider alone', async (_what, answer) => {
  const frame = await startFrame(answer)
  const { mint, mintOften } = startPortal()
  expect(kinds(await mintOften(7, frame))).toEqual({ unknown: 5, unavailable: 2 })
  expect(frame.requests).toHaveLength(5)
  frame.answer = grant()
  expect(await mint(anotherProvider(frame))).toMatchObject({ kind: 'minted' })
})

test.each<[string, Answer]>([
  ['broken chunks', upstreams.brokenChunks],
  ['a reset within the answer', upstreams.resetWithinBody],
  ['something that is no HTTP', upstreams.notHttp],
  ['a switch of protocols', upstreams.switchingProtocols],
  ['100 kB of headers', reply(200, { 'X-Long': 'x'.repeat(100_000) })],
  ['50 MB', upstreams.endless({ bytes: 0 })],
])('U6: %s costs one POST a time, and after five times none', async (_what, answer) => {
  const frame = await startFrame(answer)
  const { mintOften } = startPortal()
  expect(kinds(await mintOften(7, frame))).toEqual({ unknown: 5, unavailable: 2 })
  expect(frame.requests).toHaveLength(5)
})

describe('U8: Frame goes and comes', () => {
  test('while every other answer fails for a minute, nobody costs more than two POSTs and half get in', async () => {
    let turn = 0
    const frame = await startFrame((response, request) => {
      turn += 1
      const answer = turn % 2 === 0 ? grant() : reply(503)
      answer(response, request)
    })
    const { mint } = startPortal()
    const outcomes: MintOutcome[] = []
    for (let second = 0; second < 60; second += 1) {
      const before = frame.requests.length
      outcomes.push(await mint(frame))
      expect(frame.requests.length - before).toBeLessThanOrEqual(2)
      passSeconds(1)
    }
    const { minted = 0, refused = 0 } = kinds(outcomes)
    expect(minted + refused).toBe(60)
    expect(minted).toBeGreaterThanOrEqual(30)
    expect(frame.requests.length).toBeLessThanOrEqual(60 + 6)
  })

  test('an outage of five minutes costs a few POSTs, and after it one probe opens the door for a thousand', async () => {
    const frame = await startFrame(reply(500))
    const { mint, mintOften, rows } = startPortal()
    const outage = []
    for (let second = 0; second < 300; second += 1) {
      outage.push(await mint(frame))
      passSeconds(1)
    }
    const { unknown = 0, unavailable = 0 } = kinds(outage)
    expect(unknown + unavailable).toBe(300)
    expect(frame.requests).toHaveLength(unknown)
    expect(unknown).toBeGreaterThan(5)
    expect(unknown).toBeLessThanOrEqual(5 + 8)

    passSeconds(90)
    const inFlight = { now: 0, most: 0 }
    frame.answer = (response, request) => {
      inFlight.now += 1
      inFlight.most = Math.max(inFlight.most, inFlight.now)
      response.on('finish', () => (inFlight.now -= 1))
      grant()(response, request)
    }
    const before = frame.requests.length
    const waiting = await Promise.all(Array.from({ length: 1_000 }, () => mint(frame)))
    expect(kinds(waiting)).toEqual({ minted: 1, unavailable: 999 })
    expect(frame.requests).toHaveLength(before + 1)

    const back = await Promise.all(Array.from({ length: 1_000 }, () => mint(frame)))
    const { minted = 0 } = kinds(back)
    expect(minted).toBeGreaterThanOrEqual(50)
    expect(minted + (kinds(back).unavailable ?? 0)).toBe(1_000)
    expect(inFlight.most).toBeLessThanOrEqual(50)
    expect(kinds(await mintOften(3, frame))).toEqual({ minted: 3 })
    expect(rows.size).toBe(frame.requests.length)
  })
})

test('U9: a connection that broke while idle is nobody else’s trouble: each mint has its own', async () => {
  const frame = await startFrame((response) =>
    response
      .writeHead(200, { Connection: 'keep-alive' })
      .end(tokenEndingIn(3600, new Date()), () => response.socket?.resetAndDestroy()),
  )
  const { mintOften } = startPortal()
  expect(kinds(await mintOften(3, frame))).toEqual({ minted: 3 })
  expect(frame.connections()).toBe(3)
})

test('U10: of 200 mints that Frame is slow with, 50 are under way and the others are told at once', async () => {
  const held: (() => void)[] = []
  const frame = await startFrame((response, request) => held.push(() => grant()(response, request)))
  const { mint, rows } = startPortal()
  const startedAt = performance.now()
  const toldAfterMs: number[] = []
  const all = Array.from({ length: 200 }, async () => {
    const outcome = await mint(frame)
    if (outcome.kind === 'unavailable') toldAfterMs.push(performance.now() - startedAt)
    return outcome
  })
  await vi.waitFor(() => expect(toldAfterMs).toHaveLength(150))
  expect(held).toHaveLength(50)
  expect(Math.max(...toldAfterMs)).toBeLessThan(400)
  expect(rows.size).toBe(50)

  for (const release of held.splice(0)) release()
  expect(kinds(await Promise.all(all))).toEqual({ minted: 50, unavailable: 150 })
  frame.answer = grant()
  expect(await mint(frame)).toMatchObject({ kind: 'minted' })
})

test('U10: while Frame is quick a crowd stands in line and all get in', async () => {
  const frame = await startFrame(grant())
  const { mint } = startPortal({ mintsAtOnce: 5 })
  const outcomes = await Promise.all(Array.from({ length: 60 }, () => mint(frame)))
  expect(kinds(outcomes)).toEqual({ minted: 60 })
})
