import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRequestTarget } from './request-target'

test('N4: a target that could name another host is malformed', () => {
  const targets = [
    '//evil.test',
    '/\\evil.test',
    '/%5Cevil.test',
    '/%2Fevil.test',
    'http://evil.test/',
    '*',
    '',
  ]
  for (const target of targets) expect(parseRequestTarget(target), target).toEqual({ kind: 'malformed' })
})

test('A3: dot segments, control characters, raw bytes and broken escapes are malformed', () => {
  const targets = [
    '/try/../staff',
    '/try/%2e%2e/staff',
    '/./staff',
    '/staff%00',
    '/staff%0d%0aX: y',
    '/st\u00e4ff',
    '/%zz',
    '/a#b',
  ]
  for (const target of targets) expect(parseRequestTarget(target), target).toEqual({ kind: 'malformed' })
})

test('A3: an escaped spelling of a path is judged like the plain one', () => {
  expect(parseRequestTarget('/%66rame/login/h?a=1')).toEqual({ kind: 'ok', path: '/frame/login/h' })
})

test('a query may hold what browsers leave unescaped', () => {
  expect(parseRequestTarget('/try/acme?utm=a\\b|c//d/../e')).toEqual({ kind: 'ok', path: '/try/acme' })
})

test('A25: the image optimiser is closed', () => {
  expect(parseRequestTarget('/_next/image?url=%2Fa.png&w=64&q=75')).toEqual({ kind: 'closed' })
  expect(parseRequestTarget('/_next/static/image.png').kind).toBe('ok')
})

test('every path a browser can produce from a readable name is accepted and decoded', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => !/[\\/\p{Cc}\p{Cs}]|^\.+$/u.test(text))
  fc.assert(
    fc.property(name, (text) => {
      const { pathname } = new URL(`http://portal.test/try/${encodeURIComponent(text)}`)
      expect(parseRequestTarget(pathname)).toEqual({ kind: 'ok', path: `/try/${text}` })
    }),
  )
})
