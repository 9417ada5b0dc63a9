import { expect, test } from 'vitest'
import { canonicalDomain } from '../email/canonical-domain'
import { companyRuleFor } from './company-rules'

const rules = [
  { domain: 'acme.com', policy: 'allow' },
  { domain: 'lab.acme.com', policy: 'refuse' },
  { domain: 'apple.com', policy: 'refuse' },
  { domain: 'xn--bcher-kva.example', policy: 'verify' },
] as const

test.each([
  ['acme.com', 'allow'],
  ['ACME.com.', 'allow'],
  ['kiel.acme.com', 'allow'],
  ['lab.acme.com', 'refuse'],
  ['a.b.lab.acme.com', 'refuse'],
  ['collab.acme.com', 'allow'],
  ['bücher.example', 'verify'],
  ['BÜCHER.example', 'verify'],
  ['kinder.bücher.example', 'verify'],
  ['xn--bcher-kva.example', 'verify'],
])('the closest entry decides on %s: %s', (typed, policy) => {
  expect(companyRuleFor(canonicalDomain(typed) ?? '', [...rules])?.policy).toBe(policy)
})

test.each([
  ['a longer name', 'notacme.com'],
  ['the name in front of another', 'acme.com.evil.test'],
  ['another ending', 'acme.de'],
  ['E5: all in Cyrillic', 'аррӏе.com'],
  ['the same without its accent', 'bucher.example'],
])('no entry is meant by %s', (_what, typed) => {
  const domain = canonicalDomain(typed)
  expect(domain).not.toBeNull()
  expect(companyRuleFor(domain ?? '', [...rules])).toBeNull()
})

test.each([
  ['a Cyrillic a among Latin letters', 'аpple.com'],
  ['a space that nobody sees', 'app\u200ble.com'],
  ['fullwidth letters', 'ａpple.com'],
])('E5: %s is no address in the first place', (_what, typed) => {
  expect(canonicalDomain(typed)).toBeNull()
})
