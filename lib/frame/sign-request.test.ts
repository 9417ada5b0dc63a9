import { expect, test } from 'vitest'
import { signRequest } from '@/lib/frame/sign-request'

// printf %s "${timestamp}${client}" | openssl dgst -sha256 -hmac "$secret"
// python3 -c "import hmac,hashlib;print(hmac.new(secret.encode(),(timestamp+client).encode(),hashlib.sha256).hexdigest())"
const clientId = '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com'
const clientSecret = '0123456789abcdef0123456789abcdef01234567'

test('a request is signed as openssl and Python sign it', () => {
  expect(signRequest({ clientId, clientSecret, at: new Date('2025-11-24T16:00:00Z') })).toEqual({
    'X-Frame-ClientId': clientId,
    'X-Frame-Timestamp': '1764000000',
    'X-Frame-Signature': '3d8752c444d39232d0b10271e7cdc5a0df8c3a0ccb24ce15818ef22bb49a809a',
  })
})

test('the timestamp counts whole seconds, rounded down', () => {
  const headers = signRequest({ clientId, clientSecret, at: new Date('1970-01-01T00:00:00.999Z') })
  expect(headers['X-Frame-Timestamp']).toBe('0')
  expect(headers['X-Frame-Signature']).toBe(
    '9f4f917f47b357fa18c54b2d622f362c7ab40605fa433773f7a811c4d02d7a62',
  )
})

test('the key is the text of the secret in UTF-8', () => {
  const headers = signRequest({
    clientId: 'client',
    clientSecret: 'schlüssel',
    at: new Date(1_764_000_000_000),
  })
  expect(headers['X-Frame-Signature']).toBe(
    '7bc69534d3fa86e47147f8ae28fc180bf825b60a4534c906bda0f41404ed5294',
  )
})
