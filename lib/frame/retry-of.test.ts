import { expect, test } from 'vitest'
import type { SatReply } from '@/lib/frame/request-sat'
import { clockOffsetSeconds, retryOf, type RetryFacts } from '@/lib/frame/retry-of'

const now = new Date('2026-11-23T12:00:00Z')

function refused(status: number, more: { retryAfterSeconds?: number; aheadSeconds?: number } = {}): SatReply {
  const serverDate =
    more.aheadSeconds === undefined ? null : new Date(now.getTime() + more.aheadSeconds * 1000)
  return { kind: 'refused', status, retryAfterSeconds: more.retryAfterSeconds ?? null, serverDate }
}

const ask = (reply: SatReply, more: Partial<RetryFacts> = {}) =>
  retryOf(reply, {
    clockOffset: clockOffsetSeconds(reply, now),
    signedOffset: 0,
    hasOtherKey: false,
    ...more,
  })

const unknown = (status: number | null): SatReply => ({ kind: 'unknown', status, problem: '' })

test.each<[string, SatReply, number]>([
  ['nothing was sent', { kind: 'not-sent', problem: '' }, 200],
  ['502', unknown(502), 200],
  ['504', unknown(504), 200],
  ['503', refused(503), 200],
  ['503 that asks for 1 s', refused(503, { retryAfterSeconds: 1 }), 1000],
  ['429 that asks for 0 s', refused(429, { retryAfterSeconds: 0 }), 0],
  ['429 that asks for 2 s', refused(429, { retryAfterSeconds: 2 }), 2000],
])('Q7: Frame is asked once more after: %s', (_what, reply, pauseMs) => {
  expect(ask(reply)).toEqual({ pauseMs, correction: 'none' })
})

test.each<[string, SatReply]>([
  ['a timeout or reset', unknown(null)],
  ['500', unknown(500)],
  ['a redirect', unknown(302)],
  ['200 without a token', unknown(200)],
  ['400', refused(400)],
  ['403', refused(403, { aheadSeconds: 600 })],
  ['404', refused(404)],
  ['422', refused(422)],
  ['429 without Retry-After', refused(429)],
  ['429 that asks for 3 s', refused(429, { retryAfterSeconds: 3 })],
  ['429 that asks for an hour', refused(429, { retryAfterSeconds: 3600 })],
  ['503 that asks for an hour', refused(503, { retryAfterSeconds: 3600 })],
  ['401 without a Date', refused(401)],
])('Q7: Frame is not asked again after: %s', (_what, reply) => {
  expect(ask(reply)).toBeNull()
})

test.each([6, -6, 30, -30, 899, 900, -900])(
  "U1: 401 with Frame's clock %i s ahead is signed again by that clock",
  (seconds) => {
    expect(ask(refused(401, { aheadSeconds: seconds }))).toEqual({ pauseMs: 0, correction: 'clock' })
  },
)

test.each([0, 5, -5, 901, -901])("U1: 401 with Frame's clock %i s ahead is not signed again", (seconds) => {
  expect(ask(refused(401, { aheadSeconds: seconds }))).toBeNull()
})

test('U1: a clock that was allowed for already explains no refusal, and one that was set right does', () => {
  expect(ask(refused(401, { aheadSeconds: 600 }), { signedOffset: 598 })).toBeNull()
  expect(ask(refused(401, { aheadSeconds: 1 }), { signedOffset: 600 })).toEqual({
    pauseMs: 0,
    correction: 'clock',
  })
})

test('U2: 401 is tried with the other key when there is one, and the clock is put right before that', () => {
  const hasOtherKey = true
  expect(ask(refused(401), { hasOtherKey })).toEqual({ pauseMs: 0, correction: 'key' })
  expect(ask(refused(401, { aheadSeconds: 2 }), { hasOtherKey })).toMatchObject({ correction: 'key' })
  expect(ask(refused(401, { aheadSeconds: 600 }), { hasOtherKey })).toMatchObject({ correction: 'clock' })
  expect(ask(refused(403), { hasOtherKey })).toBeNull()
})
