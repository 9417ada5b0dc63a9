import { expect, test } from 'vitest'
import { inviteCodeHash, newInviteCode, plainCode } from './invite-code'

test('a new code is long enough that nobody guesses it, and has no letter that is taken for another', () => {
  const codes = Array.from({ length: 200 }, newInviteCode)
  expect(new Set(codes).size).toBe(200)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/)
  // All 32 letters occur: five bits each, thirty of them.
  expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32)
})

test('codes that differ in one letter are different codes', () => {
  expect(inviteCodeHash('AAAAA-AAAAA')).not.toBe(inviteCodeHash('AAAAA-AAAAB'))
})

test.each([
  ['K7M2Q-9XT4B', 'K7M2Q-9XT4B'],
  [' K7M2Q 9XT4B ', 'K7M2Q-9XT4B'],
  ['K7M2Q–9XT4B', 'K7M2Q-9XT4B'],
  ['Ｋ7M2Q', 'K7M2Q'],
  ['K7M2Q/9XT4B', null],
  ['K7M2Q%', null],
  ['', null],
  ['A'.repeat(61), null],
  ['A'.repeat(1_000_000), null],
])('%j stands in an address as %j', (written, plain) => {
  expect(plainCode(written)).toBe(plain)
})
