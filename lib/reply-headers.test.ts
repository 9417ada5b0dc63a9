import { expect, test } from 'vitest'
import { parseHttpDate, parseRetryAfter } from '@/lib/reply-headers'

const now = new Date('2026-11-23T12:00:00Z')

test.each([
  ['0', 0],
  ['1', 1],
  ['3600', 3600],
  ['Mon, 23 Nov 2026 12:00:02 GMT', 2],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['99999999999', null],
  ['Mon, 99 Nov 2026 12:00:00 GMT', null],
  ['2026-11-23', null],
  ['', null],
  [undefined, null],
])('U3: Retry-After %j is %j seconds', (value, seconds) => {
  expect(parseRetryAfter(value, now)).toBe(seconds)
})

test('a Date header is read in the one form that servers send', () => {
  expect(parseHttpDate('Mon, 23 Nov 2026 12:00:00 GMT')).toEqual(now)
  expect(parseHttpDate('23 Nov 2026 12:00')).toBeNull()
})
