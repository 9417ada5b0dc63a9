import { expect, test } from 'vitest'
import { readRedirectPayloads } from '../frame/test-support/read-redirect-payloads'
import { staffTarget } from './staff-target'

test.each([
  ['/staff', '/staff'],
  ['/staff/signups?campaign=spring&page=2', '/staff/signups?campaign=spring&page=2'],
  ['/staff/signups?_rsc=1x2&page=2', '/staff/signups?page=2'],
  ['/staff/invites/0b0c', '/staff/invites/0b0c'],
  [null, '/staff'],
  ['', '/staff'],
  ['/', '/staff'],
  ['/trial', '/staff'],
  ['/staffing', '/staff'],
  ['/staff/sign-in?next=/staff', '/staff'],
  ['/staff/sign-out', '/staff'],
  ['/staff/reset?key=x', '/staff'],
  ['/staff/../trial', '/staff'],
  ['/staff/%2e%2e/%2e%2e/trial', '/staff'],
  ['//staff', '/staff'],
  ['https://evil.test/staff', '/staff'],
  ['/staff\\..\\..\\evil', '/staff'],
])('%j leads to %s', (wanted, target) => {
  expect(staffTarget(wanted)).toBe(target)
})

test('A21: no payload leads out of the staff area, in whatever spelling', () => {
  const publicUrl = new URL('https://trial.example.com')
  for (const { text, number } of readRedirectPayloads()) {
    for (const wanted of [text, `/staff${text}`, `/staff/${text}`, decodeSafely(text)]) {
      const target = new URL(staffTarget(wanted), publicUrl)
      expect(target.origin, `payload ${number}`).toBe(publicUrl.origin)
      expect(target.pathname, `payload ${number}`).toMatch(/^\/staff(?:\/|$)/)
      expect(target.username, `payload ${number}`).toBe('')
    }
  }
})

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
