import { expect, test } from 'vitest'
import { onOneLine } from '@/lib/log'
import { plainPath } from './log-exchange'

test.each([
  ['/i/ABCDE-FGHIJ-KLMNO', '/i/ABCDE…'],
  ['/i/ABCDE-FGHIJ-KLMNO/ask', '/i/ABCDE…/ask'],
  ['/I/ABCDE-FGHIJ.rsc', '/I/ABCDE…'],
  ['/i/ABC', '/i/ABC'],
  ['/staff/invites/0199', '/staff/invites/0199'],
  ['/', '/'],
])('of the address of an invite the log has no code that opens it: %s', (path, logged) => {
  expect(plainPath(path)).toBe(logged)
})

test('A18: a line of the log has no separator that a reader could take for its end', () => {
  const path = '/try/a\u2028{"level":"fatal"}\u2029'
  const line = onOneLine(`${JSON.stringify({ path })}\n`)
  expect(line).not.toMatch(/[\u2028\u2029]/)
  expect(JSON.parse(line)).toEqual({ path })
})
