import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { exactReasons, isReason, pageStatusOf, publicReasonOf } from './reasons'

test('nothing outside tells whose limit it was: person, company or network', () => {
  const scopes = ['person-quota', 'company-quota', 'network-quota'] as const
  const answers = scopes.map((reason) => [publicReasonOf(reason), pageStatusOf(publicReasonOf(reason))])
  for (const answer of answers) expect(answer).toEqual(['limit-reached', 429])
})

test.each([
  ['product-quota', 'sold-out', 429],
  ['product-paused', 'paused', 503],
  ['captcha-spent', 'captcha-failed', 403],
  ['already-has-trial', 'already-has-trial', 409],
  ['honeypot', 'not-accepted', 403],
  ['company-refused', 'not-accepted', 403],
  ['company-not-listed', 'not-accepted', 403],
  ['request-used', 'form-expired', 422],
  ['frame-refused', 'trial-unavailable', 503],
  ['frame-unknown', 'trial-delayed', 503],
] as const)('%s is shown as %s with status %i', (reason, shown, status) => {
  expect(publicReasonOf(reason)).toBe(shown)
  expect(pageStatusOf(shown)).toBe(status)
})

test('only our own exact codes are reasons', () => {
  expect(isReason('person-quota')).toBe(true)
  for (const text of ['limit-reached', 'toString', '__proto__', '']) expect(isReason(text)).toBe(false)
})

test('docs/troubleshooting.md says of every exact code what people see and what to do', async () => {
  const text = await readFile('docs/troubleshooting.md', 'utf8')
  const documented = [...text.matchAll(/^\| `([a-z-]+)` +\| ([a-z-]+) +\| \S/gm)].map(([, exact, seen]) => [
    exact,
    seen,
  ])
  expect(documented.sort()).toEqual(exactReasons.map((reason) => [reason, publicReasonOf(reason)]).sort())
})
