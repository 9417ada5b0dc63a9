import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSat, parseSat } from '@/lib/frame/sat'
import { testToken, tokenEndingIn } from '@/lib/frame/test-support/test-token'

const now = new Date('2026-11-23T12:00:00Z')
const nowSeconds = now.getTime() / 1000
const token = tokenEndingIn(3600, now)

test.each([
  ['a JSON string', JSON.stringify(token)],
  ['bare text', token],
  ['bare text with line ends', `\r\n${token}\n`],
  ['a JSON string after a byte order mark', `\uFEFF"${token}"\n`],
])('U6: a token is read from %s', (_form, body) => {
  expect(parseSat(body, { now })).toEqual({
    kind: 'sat',
    sat: token,
    issuedAt: now,
    expiresAt: new Date('2026-11-23T13:00:00Z'),
  })
})

test('only the end of a token matters, not its other claims', () => {
  expect(parseSat(testToken({ exp: nowSeconds + 3600 }), { now })).toMatchObject({
    kind: 'sat',
    issuedAt: null,
  })
  expect(parseSat(testToken({ exp: nowSeconds + 3600, iat: 'x', nbf: [] }), { now })).toMatchObject({
    issuedAt: null,
  })
})

test.each([
  ['nothing', '', 'not a token'],
  ['"null"', 'null', 'not a token'],
  ['a quoted null', '"null"', 'not a token'],
  ['an empty object', '{}', 'not a token'],
  ['a page', '<!doctype html><title>Bad gateway</title>', 'not a token'],
  ['an object with the token', JSON.stringify({ token }), 'not a token'],
  ['half a JSON string', `"${token}`, 'not a token'],
  ['two tokens', `${token} ${token}`, 'not a token'],
  ['a token of two parts', token.split('.').slice(0, 2).join('.'), 'not a token'],
  ['a token without a signature', token.replace(/[^.]+$/, ''), 'not a token'],
  ['a token with an escape in it', `"\\u0000${token}"`, 'not a token'],
  ['three words', 'a.b.c', 'cannot be decoded'],
  ['a token whose claims are a list', testToken([1]), 'cannot be decoded'],
])('U6: %s is no token', (_what, body, problem) => {
  expect(parseSat(body, { now })).toEqual({ kind: 'garbage', problem: expect.stringContaining(problem) })
})

test.each([
  ['ended a second ago', { exp: nowSeconds - 1 }, 'ended 1 s ago'],
  ['ends in 59 s', { exp: nowSeconds + 59 }, 'ends in 59 s'],
  ['never ends', {}, 'when it ends'],
  ['ends at a text', { exp: String(nowSeconds + 3600) }, 'when it ends'],
  ['ends at a fraction', { exp: nowSeconds + 3600.5 }, 'when it ends'],
  ['counts in milliseconds', { exp: now.getTime() + 3_600_000 }, 'when it ends'],
])('R15: a token that %s is not handed over', (_what, claims, problem) => {
  expect(parseSat(testToken(claims), { now })).toEqual({
    kind: 'garbage',
    problem: expect.stringContaining(problem),
  })
})

test('R15: a token that ends in exactly 60 s is good', () => {
  expect(parseSat(tokenEndingIn(60, now), { now })).toMatchObject({ kind: 'sat' })
})

test.each(['none', 'None', undefined, 7])('R15: a token with alg %s is not handed over', (alg) => {
  expect(parseSat(testToken({ exp: nowSeconds + 3600 }, { alg }), { now })).toMatchObject({
    kind: 'garbage',
    problem: expect.stringContaining('not signed'),
  })
})

test('R15: a token of 40 kB is not handed over', () => {
  const long = testToken({ exp: nowSeconds + 3600, filler: 'x'.repeat(30_000) })
  expect(long.length).toBeGreaterThan(40_000)
  expect(parseSat(long, { now })).toMatchObject({
    kind: 'garbage',
    problem: expect.stringContaining('16384'),
  })
})

test('no reply makes the parser throw, and no problem quotes the reply', () => {
  const part = fc.oneof(fc.json(), fc.string()).map((text) => Buffer.from(text).toString('base64url'))
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.array(part, { maxLength: 4 }).map((parts) => parts.join('.')),
  )
  fc.assert(
    fc.property(body, (text) => {
      const parsed = parseSat(text, { now })
      if (parsed.kind === 'sat') expect(isSat(parsed.sat)).toBe(true)
      else expect(text.length > 12 && parsed.problem.includes(text)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})
