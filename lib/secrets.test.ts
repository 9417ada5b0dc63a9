import { beforeAll, expect, test } from 'vitest'
import { findSigned, seal, sign, unseal } from './secrets'

beforeAll(() => {
  process.env.AUTH_SECRET ??= 'a'.repeat(43)
  process.env.ENCRYPTION_KEY ??= 'c'.repeat(43)
})

test('a sealed secret opens only as what it was sealed for', () => {
  const sealed = seal('the secret', 'connection:1:client-secret')
  expect(sealed).not.toContain('secret')
  expect(unseal(sealed, 'connection:1:client-secret')).toBe('the secret')
  expect(() => unseal(sealed, 'connection:2:client-secret')).toThrow('cannot be decrypted')
  expect(() => unseal(sealed, 'signup:1:sat')).toThrow('cannot be decrypted')
})

test('a sealed secret that was tampered with, or is none, is an error that names what it belongs to', () => {
  const sealed = seal('the secret', 'signup:1:sat')
  const end = sealed.at(-2) === 'A' ? 'B' : 'A'
  expect(() => unseal(`${sealed.slice(0, -2)}${end}${sealed.at(-1)}`, 'signup:1:sat')).toThrow('signup:1:sat')
  expect(() => unseal('', 'signup:1:sat')).toThrow('signup:1:sat is not a sealed text')
})

test('the same secret never looks the same twice', () => {
  expect(seal('x', 'signup:1:sat')).not.toBe(seal('x', 'signup:1:sat'))
})

test('a signed text is accepted for its own purpose only', () => {
  const signed = sign('hello', 'captcha')
  expect(findSigned(signed, 'captcha')).toBe('hello')
  expect(findSigned(signed, 'request-id')).toBeNull()
  expect(findSigned(`${signed}=`, 'captcha')).toBeNull()
})
