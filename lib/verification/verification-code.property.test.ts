import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { codeOf, isCodeOf, linkKeyOf, readCode, readLinkKey } from './verification-code'

// The environment is read at its first use.
vi.hoisted(() => {
  process.env.AUTH_SECRET = 'dGVzdC1vbmx5LWF1dGgtc2VjcmV0LTAxMjM0NTY3ODk'
})

const issues = fc.record({ verification: fc.uuid(), issue: fc.integer({ min: 1, max: 1_000 }) })
const sixDigits = fc.stringMatching(/^[0-9]{6}$/)

test('whatever is typed is six digits or nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), sixDigits),
      (typed) => {
        expect(readCode(typed) ?? '000000').toMatch(/^[0-9]{6}$/)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('spaces, hyphens and fullwidth digits, as codes are copied and typed, change no code', () => {
  const gaps = fc.array(fc.constantFrom('', ' ', '-', '\u00a0', '\u2011', '\t'), {
    minLength: 7,
    maxLength: 7,
  })
  fc.assert(
    fc.property(sixDigits, gaps, fc.boolean(), (code, between, isWide) => {
      const digits = [...code].map((digit) => (isWide ? String.fromCodePoint(0xff10 + Number(digit)) : digit))
      expect(readCode(between[6] + digits.map((digit, at) => between[at] + digit).join(''))).toBe(code)
    }),
  )
})

test('a code is right for its own issue and for no other text', () => {
  fc.assert(
    fc.property(issues, fc.oneof(sixDigits, fc.string()), (issue, guess) => {
      expect(codeOf(issue)).toMatch(/^[0-9]{6}$/)
      expect(isCodeOf(issue, codeOf(issue))).toBe(true)
      expect(isCodeOf(issue, guess)).toBe(guess === codeOf(issue))
    }),
  )
})

test('the codes of many issues are spread over all there are, so that no guess is better than another', () => {
  const verification = '00000000-0000-4000-8000-000000000000'
  const codes = Array.from({ length: 20_000 }, (_, issue) => codeOf({ verification, issue }))
  // Of a million, twenty thousand draws leave some 19,800 different ones.
  expect(new Set(codes).size).toBeGreaterThan(19_700)
  for (const place of [0, 1, 2, 3, 4, 5]) {
    for (const digit of '0123456789') {
      const share = codes.filter((code) => code[place] === digit).length / codes.length
      expect(share).toBeGreaterThan(0.085)
      expect(share).toBeLessThan(0.115)
    }
  }
})

test('a link leads to its own issue, and nothing else leads anywhere', () => {
  fc.assert(
    fc.property(issues, fc.string({ unit: 'binary' }), fc.nat(), (issue, other, at) => {
      const key = linkKeyOf(issue)
      const place = at % key.length
      expect(readLinkKey(key)).toEqual(issue)
      expect(readLinkKey(other)).toBeNull()
      expect(
        readLinkKey(key.slice(0, place) + (key[place] === 'A' ? 'B' : 'A') + key.slice(place + 1)),
      ).toBeNull()
    }),
  )
})
