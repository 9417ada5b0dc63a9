import { expect, test } from 'vitest'
import { securityTxt } from './find-security-txt'

const security = { contact: 'mailto:security@halden.example', expires: '2027-11-01T00:00:00.000Z' }

test('security.txt names contact and expiry, and its own address where that is https', () => {
  expect(securityTxt(security, new URL('https://trials.example'))).toBe(
    'Contact: mailto:security@halden.example\n' +
      'Expires: 2027-11-01T00:00:00.000Z\n' +
      'Canonical: https://trials.example/.well-known/security.txt\n',
  )
  expect(securityTxt(security, new URL('http://localhost:3000'))).not.toContain('Canonical')
})
