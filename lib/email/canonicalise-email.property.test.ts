import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicaliseEmail } from './canonicalise-email'

const accepted = (typed: string) => {
  const result = canonicaliseEmail(typed)
  return result.kind === 'ok' ? result.email : null
}
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(?:[.-][a-z0-9]{1,8}){0,2}$/)
const host = fc.oneof(
  fc.constantFrom('gmail.com', 'googlemail.com', 'bücher.example', 'firm.co.uk'),
  fc.stringMatching(/^[a-z][a-z0-9]{0,10}\.(?:example|test|com)$/),
)
const address = fc.tuple(name, host).map(([local, domain]) => `${local}@${domain}`)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })).map((parts) => parts.join('@')),
)

test('any text has an answer, and an accepted one is plain and its own canonical form', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, address), (typed) => {
      const email = accepted(typed)
      if (!email) return
      expect(email.address).not.toMatch(/[\p{Cc}\p{Cf}\s"'()<>,;:\\[\]]/u)
      expect(email.address.split('@')).toHaveLength(2)
      expect(email.address.endsWith(`@${email.domain}`)).toBe(true)
      expect(accepted(email.address)).toEqual(email)
      expect(accepted(email.identity)?.identity).toBe(email.identity)
    }),
    { numRuns: 3_000 },
  )
})

test('E3, E4: no control character, quote, bracket, comma or second @ within an address is ever looked over', () => {
  const hostile = fc.constantFrom(...'\0\r\n\t\u007f\u200b\u00ad\u2028"(),:;<>[]\\@＠﹫%!')
  fc.assert(
    fc.property(address, hostile, fc.nat(), (typed, character, at) => {
      const place = 1 + (at % (typed.length - 1))
      expect(accepted(typed.slice(0, place) + character + typed.slice(place))).toBeNull()
    }),
    { numRuns: 3_000 },
  )
})

test('E1: however an address is spelt, in case and with a plus tag, it is the same person', () => {
  const tag = fc.stringMatching(/^[a-z0-9+._-]{0,10}[a-z0-9]$/)
  fc.assert(
    fc.property(address, tag, fc.array(fc.boolean()), (typed, suffix, upper) => {
      const tagged = typed.replace('@', `+${suffix.replaceAll('..', '.').replace(/^\./, '')}@`)
      const spelt = [...tagged]
        .map((letter, index) => (upper[index % (upper.length || 1)] ? letter.toUpperCase() : letter))
        .join('')
      const other = accepted(spelt)
      // A tag may make it too long, or leave two dots side by side; then it is refused, not somebody else.
      if (other) expect(other.identity).toBe(accepted(typed)?.identity)
    }),
    { numRuns: 2_000 },
  )
})

test('E2: two names at a provider that does not say otherwise are two people', () => {
  const own = fc.constantFrom('firm.example', 'firm.co.uk')
  fc.assert(
    fc.property(name, name, own, (one, other, domain) => {
      expect(accepted(`${one}@${domain}`)?.identity === accepted(`${other}@${domain}`)?.identity).toBe(
        one === other,
      )
    }),
  )
})
