import { beforeAll, expect, test } from 'vitest'
import { newId } from '../new-id'
import {
  browserCookieName,
  browserCookieOptions,
  decodeBrowserCookie,
  encodeBrowserCookie,
} from './browser-cookie'

beforeAll(() => {
  process.env.AUTH_SECRET ??= 'a'.repeat(43)
})

const cookie = { browser: newId(), generation: 3 }

test('R12: the cookie that this portal wrote is read back', () => {
  expect(decodeBrowserCookie(encodeBrowserCookie(cookie))).toEqual(cookie)
})

test('R12: a cookie with any one character changed is refused', () => {
  const written = encodeBrowserCookie(cookie)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
  for (let at = 0; at < written.length; at += 1) {
    for (const letter of alphabet) {
      if (letter === written[at]) continue
      expect(decodeBrowserCookie(written.slice(0, at) + letter + written.slice(at + 1))).toBeNull()
    }
  }
})

test.each([undefined, '', '.', 'a.b', 'a.b.c', '%00', 'x'.repeat(100_000)])(
  'R12: what was never a cookie of ours is none: %.20s',
  (value) => {
    expect(decodeBrowserCookie(value)).toBeNull()
  },
)

test('R6: behind https no other host of the domain can set the cookie', () => {
  expect(browserCookieName(new URL('https://trial.example'))).toBe('__Host-portal-browser')
  expect(browserCookieOptions(new URL('https://trial.example'))).toMatchObject({
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
  })
  expect(browserCookieName(new URL('http://localhost:3000'))).toBe('portal-browser')
})
