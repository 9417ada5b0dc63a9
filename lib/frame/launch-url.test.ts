import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handOverUrl, launchOrigin, type LaunchUrl, parseLaunchUrl } from '@/lib/frame/launch-url'
import { parseSat, type Sat } from '@/lib/frame/sat'
import { tokenEndingIn } from '@/lib/frame/test-support/test-token'

const LAUNCHPAD = 'https://console.nutanix.com/acme/sales/trial/launchpad/cad'
const now = new Date('2026-11-23T12:00:00Z')
const token = tokenEndingIn(3600, now)

function launchUrl(text: string): LaunchUrl {
  const parsed = parseLaunchUrl(text)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  return parsed.launchUrl
}

function sat(): Sat {
  const parsed = parseSat(token, { now })
  if (parsed.kind === 'garbage') throw new Error(parsed.problem)
  return parsed.sat
}

test.each([
  LAUNCHPAD,
  `${LAUNCHPAD}?terminalConfigId=a.b&qlo=1&x=%2F%20+;y`,
  'http://127.0.0.1:4000/a/b/c/launchpad/d',
])('%s is kept as it is', (text) =>
  expect(parseLaunchUrl(` ${text}\n`)).toEqual({ kind: 'ok', launchUrl: text }),
)

test('a token that was copied along with a launch URL is dropped', () => {
  expect(launchUrl(`${LAUNCHPAD}?qlo=1#token=${token}`)).toBe(`${LAUNCHPAD}?qlo=1`)
  expect(launchUrl(`${LAUNCHPAD}#`)).toBe(LAUNCHPAD)
})

test.each([
  ['console.nutanix.com/acme', 'complete URL'],
  ['http://console.nutanix.com/acme', 'https://'],
  ['http://localhost.evil.example/', 'https://'],
  ['blob:https://console.nutanix.com/x', 'https://'],
  ['javascript://console.nutanix.com/%0aalert(1)', 'https://'],
  ['https://user@console.nutanix.com/', 'user name'],
  ['https://console.nutanix.com@evil.example/', 'user name'],
  [`https://console.nutanix.com/${'a'.repeat(2048)}`, '2048'],
  [`https://console.nutanix.com/${'ä'.repeat(400)}`, '2048'],
])('%s is refused with a sentence about %s', (text, about) => {
  expect(parseLaunchUrl(text)).toEqual({ kind: 'invalid', problem: expect.stringContaining(about) })
})

test('the origin of a launch URL has its port', () => {
  expect(launchOrigin(launchUrl(LAUNCHPAD))).toBe('https://console.nutanix.com')
  expect(launchOrigin(launchUrl('http://127.0.0.1:4000/a?b'))).toBe('http://127.0.0.1:4000')
})

describe('the hand-over', () => {
  test('appends the SAT as the fragment and keeps the query', () => {
    expect(handOverUrl(launchUrl(`${LAUNCHPAD}?a=%2F&qlo=1`), sat())).toBe(
      `${LAUNCHPAD}?a=%2F&qlo=1#token=${token}`,
    )
  })

  test('encodes each raw semicolon, at which Next would cut', () => {
    expect(handOverUrl(launchUrl('https://frame.example/a;b?c;d;e'), sat())).toBe(
      `https://frame.example/a%3Bb?c%3Bd%3Be#token=${token}`,
    )
  })

  test('R3: is impossible with text that was not parsed, for the compiler and when running', () => {
    // @ts-expect-error text is no launch URL
    expect(() => handOverUrl('https://user@evil.example/', sat())).toThrow('parsed launch URL')
    // @ts-expect-error text is no launch URL
    expect(() => handOverUrl(`${LAUNCHPAD}#token=other`, sat())).toThrow('parsed launch URL')
    // @ts-expect-error text is no SAT
    expect(() => handOverUrl(launchUrl(LAUNCHPAD), 'a.b')).toThrow('parsed SAT')
    // @ts-expect-error text is no SAT
    expect(() => handOverUrl(launchUrl(LAUNCHPAD), `${token}&next=evil`)).toThrow('parsed SAT')
  })

  test('always stays at the stored origin and path, with one fragment and no semicolon', () => {
    const url = fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['https'] })
    const tail = fc.string({
      unit: fc.constantFrom('/', ';', '#', '?', '&', '\\', '@', '%', '.', ' ', 'ä', "'", 'a'),
    })
    fc.assert(
      fc.property(url, tail, (base, rest) => {
        const parsed = parseLaunchUrl(base + rest)
        if (parsed.kind === 'invalid') return
        const stored = new URL(parsed.launchUrl)
        const location = handOverUrl(parsed.launchUrl, sat())
        const target = new URL(location)
        expect(target.origin).toBe(stored.origin)
        expect(target.pathname).toBe(stored.pathname.replaceAll(';', '%3B'))
        expect(target.search).toBe(stored.search.replaceAll(';', '%3B'))
        expect(location.split('#')).toEqual([expect.anything(), `token=${token}`])
        expect(location).toMatch(/^[\x21-\x7e]+$/)
        expect(location).not.toContain(';')
      }),
      { numRuns: 1000 },
    )
  })
})
