import { expect, test } from 'vitest'
import { maskEmail } from './mask-email'

test.each([
  ['jane.doe@acme.example', 'j***@acme.example'],
  ['j@acme.example', 'j***@acme.example'],
  ['"a@b"@acme.example', '"***@acme.example'],
  ['@acme.example', '***'],
  ['no address', '***'],
])('of %s a page shows no more than %s', (address, shown) => {
  expect(maskEmail(address)).toBe(shown)
})
