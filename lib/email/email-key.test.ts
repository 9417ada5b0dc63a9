import { expect, test } from 'vitest'
import { emailKey, quotaKeyId } from './email-key'

const quotaKey = 'q'.repeat(43)

test('one identity has one key under one QUOTA_KEY, and it does not change between releases', () => {
  // printf 'portal:email-key:v1\njdoe@gmail.com' | openssl dgst -sha256 -hmac qqq…
  expect(emailKey('jdoe@gmail.com', quotaKey)).toBe(
    '02fb904102100697f09548c61ae8b542df34539d0296276fb9423d51aae288d9',
  )
})

test('other people and other QUOTA_KEYs have other keys', () => {
  const keys = [
    emailKey('jdoe@gmail.com', quotaKey),
    emailKey('jane@gmail.com', quotaKey),
    emailKey('jdoe@gmail.com', 'r'.repeat(43)),
  ]
  expect(new Set(keys).size).toBe(3)
})

test('the key id tells QUOTA_KEYs apart without showing them', () => {
  expect(quotaKeyId(quotaKey)).toBe('34dac5bd')
  expect(quotaKeyId('r'.repeat(43))).not.toBe(quotaKeyId(quotaKey))
})
