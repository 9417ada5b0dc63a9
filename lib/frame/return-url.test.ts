import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handOverUrl } from '@/lib/frame/launch-url'
import { findReturnUrl, judgeReturnUrl, returnParameterNames } from '@/lib/frame/return-url'
import { parseSat } from '@/lib/frame/sat'
import { readRedirectPayloads } from '@/lib/frame/test-support/read-redirect-payloads'
import { tokenEndingIn } from '@/lib/frame/test-support/test-token'

const LAUNCHPAD = 'https://frame.example/launchpad/aster-cad'
const WHOLE_SITE = 'https://frame.example/'
const EMULATOR = 'http://127.0.0.1:4000/halden/trials/europe/launchpad/aster-cad'

const payloads = readRedirectPayloads()

const once = encodeURIComponent
const twice = (text: string) => once(once(text))
const thrice = (text: string) => once(twice(text))

function unescapeAll(text: string): string {
  const plain = text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return plain === text ? text : unescapeAll(plain)
}

/** Says in its own words what a person who holds the SAT must be able to rely on. */
function expectSafe(result: string | null, allowed: string) {
  if (result === null) return
  const { origin, pathname } = new URL(allowed)
  const prefix = origin + pathname.replace(/\/$/, '')
  expect(result).toMatch(/^[\x21-\x7e]{1,2048}$/)
  expect(result.startsWith(prefix)).toBe(true)
  expect(['', '/', '?']).toContain(result.charAt(prefix.length))
  expect(result).not.toMatch(/[#\\]/)

  const url = new URL(result)
  expect(url.href).toBe(result)
  expect(url.origin).toBe(origin)
  expect([url.username, url.password]).toEqual(['', ''])
  expect(unescapeAll(url.pathname)).not.toMatch(/\/\/|[;\\%]|\/\.\.?(\/|$)|[\0-\x1f\x7f]/)
  for (const key of url.searchParams.keys())
    expect(key).not.toMatch(/^\W*(access_?|id_?)?(token|jwt|sat)\W*$/i)
  expect(judgeReturnUrl(result, [allowed])).toBe(result)
}

describe('a person comes back to where they were', () => {
  test.each([
    [LAUNCHPAD, LAUNCHPAD],
    [`${LAUNCHPAD}/`, `${LAUNCHPAD}/`],
    [`${LAUNCHPAD}/apps/two`, `${LAUNCHPAD}/apps/two`],
    [`${LAUNCHPAD}/a%20b/%C3%A4.x/...`, `${LAUNCHPAD}/a%20b/%C3%A4.x/...`],
    [
      `${LAUNCHPAD}?terminalConfigId=a.b&qlo=1&x=%2F%20+;y&flag`,
      `${LAUNCHPAD}?terminalConfigId=a.b&qlo=1&x=%2F%20+;y&flag`,
    ],
    [`HTTPS://Frame.Example:443/launchpad/aster-cad`, LAUNCHPAD],
    [`${LAUNCHPAD}?qlo=1#token=other`, `${LAUNCHPAD}?qlo=1`],
    [`${LAUNCHPAD}?#`, LAUNCHPAD],
  ])('%s becomes %s', (given, expected) => expect(judgeReturnUrl(given, [LAUNCHPAD])).toBe(expected))

  test('to any of the places of the product, at its own scheme, host and port', () => {
    const returnUrls = ['https://[2001:db8::1]:8443/pad', EMULATOR, `${LAUNCHPAD}?qlo=1`]
    expect(judgeReturnUrl(`${EMULATOR}?a=1`, returnUrls)).toBe(`${EMULATOR}?a=1`)
    expect(judgeReturnUrl(LAUNCHPAD, returnUrls)).toBe(LAUNCHPAD)
    expect(judgeReturnUrl('https://[2001:DB8::1]:8443/pad/x', returnUrls)).toBe(
      'https://[2001:db8::1]:8443/pad/x',
    )
  })

  test('with the SAT as the only fragment', () => {
    const now = new Date('2026-11-23T12:00:00Z')
    const token = tokenEndingIn(3600, now)
    const parsed = parseSat(token, { now })
    const returnUrl = judgeReturnUrl(`${LAUNCHPAD}/x?a=1;b#token=other`, [LAUNCHPAD])
    if (parsed.kind === 'garbage' || returnUrl === null) throw new Error('Both must be readable.')
    expect(handOverUrl(returnUrl, parsed.sat)).toBe(`${LAUNCHPAD}/x?a=1%3Bb#token=${token}`)
  })
})

describe('R3: no SAT goes to', () => {
  test.each([
    ['another path that begins alike', `${LAUNCHPAD}-evil`],
    ['a path above', 'https://frame.example/launchpad'],
    ['another path', 'https://frame.example/launchpad/meridian-maps'],
    ['a path in other letters', 'https://frame.example/launchpad/Aster-Cad'],
    ['another port', LAUNCHPAD.replace('.example', '.example:8443')],
    ['an empty port', LAUNCHPAD.replace('.example', '.example:')],
    ['a port that is none', LAUNCHPAD.replace('.example', '.example:99999')],
    ['another scheme', LAUNCHPAD.replace('https', 'http')],
    ['a subdomain', LAUNCHPAD.replace('frame.', 'a.frame.')],
    ['a host with a dot at its end', LAUNCHPAD.replace('.example', '.example.')],
    ['an escaped host', LAUNCHPAD.replace('frame', '%66rame')],
    ['a user name', LAUNCHPAD.replace('frame.', 'user@frame.')],
    ['an empty user name', LAUNCHPAD.replace('frame.', '@frame.')],
    ['a URL without slashes', LAUNCHPAD.replace('//', '')],
    ['a URL with one slash', LAUNCHPAD.replace('//', '/')],
    ['a URL with three slashes', LAUNCHPAD.replace('//', '///')],
    ['a URL without a scheme', LAUNCHPAD.replace('https:', '')],
    ['dot segments', `${LAUNCHPAD}/x/../y`],
    ['dot segments that lead here', 'https://frame.example/a/../launchpad/aster-cad'],
    ['a dot segment at the end', `${LAUNCHPAD}/..`],
    ['a single dot', `${LAUNCHPAD}/./x`],
    ['an escaped dot', `${LAUNCHPAD}/%2E%2e/x`],
    ['a half escaped dot segment', `${LAUNCHPAD}/.%2e/x`],
    ['an escaped slash', `${LAUNCHPAD}/%2Fx`],
    ['an escaped backslash', `${LAUNCHPAD}/%5Cx`],
    ['a twice escaped slash', `${LAUNCHPAD}/%252fx`],
    ['an escape built of escapes', `${LAUNCHPAD}/%%32%66x`],
    ['a half escape', `${LAUNCHPAD}/100%`],
    ['a double slash', `${LAUNCHPAD}//x`],
    ['a semicolon', `${LAUNCHPAD}/;x`],
    ['an escaped semicolon', `${LAUNCHPAD}/%3bx`],
    ['an escaped line break', `${LAUNCHPAD}/%0D%0Ax`],
    ['an escaped delete', `${LAUNCHPAD}/%7Fx`],
    ['a backslash', `${LAUNCHPAD}\\x`],
    ['a backslash in the query', `${LAUNCHPAD}?\\x`],
    ['a backslash in the fragment', `${LAUNCHPAD}#\\x`],
    ['a line break', `${LAUNCHPAD}\nx`],
    ['a line break at the end', `${LAUNCHPAD}\n`],
    ['a space', `${LAUNCHPAD} `],
    ['a tab at the start', `\t${LAUNCHPAD}`],
    ['a letter beyond ASCII', `${LAUNCHPAD}/ä`],
    ['text of more than 2048 characters', `${LAUNCHPAD}?token=`.padEnd(2049, 'a')],
    ['text that grows beyond 2048 characters', `${LAUNCHPAD}?`.padEnd(2048, '"')],
    ['very long text', 'a'.repeat(70_000)],
  ])('%s', (_, given) => expect(judgeReturnUrl(given, [LAUNCHPAD])).toBeNull())

  test('anywhere without a place to return to, or with one that is not safe itself', () => {
    expect(judgeReturnUrl(LAUNCHPAD, [])).toBeNull()
    expect(judgeReturnUrl('http://frame.example/pad', ['http://frame.example/pad'])).toBeNull()
    expect(judgeReturnUrl('https://user@frame.example/pad', ['https://user@frame.example/pad'])).toBeNull()
    expect(judgeReturnUrl(LAUNCHPAD, ['no URL', '', LAUNCHPAD])).toBe(LAUNCHPAD)
  })

  test('the folder itself when the place ends with a slash', () => {
    expect(judgeReturnUrl(LAUNCHPAD, [`${LAUNCHPAD}/`])).toBeNull()
    expect(judgeReturnUrl(`${LAUNCHPAD}/x`, [`${LAUNCHPAD}/`])).toBe(`${LAUNCHPAD}/x`)
  })
})

test.each([
  'token=x',
  'TOKEN=x',
  'token',
  '%74oken=x',
  'token[]=x',
  '?token=x',
  'access_token=x',
  'accessToken=x',
  'auth-token=x',
  'id_token=x',
  'refresh_token=x',
  'session_token=x',
  'FRAME_SESSION_TOKEN=x',
  'jwt=x',
  'Sat=x',
  'bearer=x',
  'authorization=x',
])("somebody else's token is dropped from the query: %s", (pair) => {
  expect(judgeReturnUrl(`${LAUNCHPAD}?${pair}`, [LAUNCHPAD])).toBe(LAUNCHPAD)
  expect(judgeReturnUrl(`${LAUNCHPAD}?a=token&${pair}&tokens=%20&${pair}`, [LAUNCHPAD])).toBe(
    `${LAUNCHPAD}?a=token&tokens=%20`,
  )
})

describe('R1: known attacks', () => {
  const expectedOfAllowedOrigin: Record<number, string | null> = {
    20: null,
    53: 'https://frame.example/',
    55: null,
    57: 'https://frame.example/',
    63: null,
    95: null,
    96: null,
    97: null,
    98: 'https://frame.example/redirect?u=https://evil.example',
    99: 'https://frame.example/',
    100: 'https://frame.example/path',
    101: null,
    102: null,
  }

  test('are all read from their file', () => {
    expect(payloads.map(({ number }) => number)).toEqual(Array.from({ length: 119 }, (_, index) => index + 1))
    const allowed = payloads
      .filter(({ kind }) => kind === 'ALLOWED-ORIGIN')
      .map(({ number }) => String(number))
    expect(allowed).toEqual(Object.keys(expectedOfAllowedOrigin))
  })

  test.each(payloads)('$number $text leads only where a whole site allows it', ({ number, text }) => {
    expect(judgeReturnUrl(text, [WHOLE_SITE])).toBe(expectedOfAllowedOrigin[number] ?? null)
    for (const given of [once(text), twice(text)]) expect(judgeReturnUrl(given, [WHOLE_SITE])).toBeNull()
  })

  test.each(payloads)('$number $text never leads to a product', ({ text }) => {
    for (const given of [text, once(text), twice(text)]) {
      expect(judgeReturnUrl(given, [LAUNCHPAD, EMULATOR])).toBeNull()
    }
  })

  test.each(payloads)('$number $text does no harm behind a good URL', ({ text }) => {
    for (const tail of [text, once(text), twice(text)]) {
      for (const joint of ['', '/', '?', '?a=', '&', '#', '@', ':', '.']) {
        for (const start of [LAUNCHPAD, 'https://frame.example']) {
          expectSafe(judgeReturnUrl(start + joint + tail, [LAUNCHPAD]), LAUNCHPAD)
          expectSafe(judgeReturnUrl(start + joint + tail, [WHOLE_SITE]), WHOLE_SITE)
        }
      }
    }
  })

  test.each(payloads)('R2: $number $text is as harmless when it came in a query', ({ number, text }) => {
    const find = (value: string) =>
      findReturnUrl(new URLSearchParams(`return_url=${value}`), {
        names: returnParameterNames,
        returnUrls: [WHOLE_SITE],
      })
    expect(find(once(text))).toBe(expectedOfAllowedOrigin[number] ?? null)
    expect(find(twice(text))).toBeNull()
    expect(find(thrice(text))).toBeNull()
    expectSafe(find(text), WHOLE_SITE)
  })
})

describe('the parameter of the place to return to', () => {
  const find = (query: string, names = returnParameterNames) =>
    findReturnUrl(new URLSearchParams(query), { names, returnUrls: [LAUNCHPAD] })
  const good = once(LAUNCHPAD)

  test.each(returnParameterNames)('may be %s', (name) => expect(find(`${name}=${good}`)).toBe(LAUNCHPAD))

  test('is looked for in a fixed order, not in the order of the query', () => {
    expect(find(`next=https://evil.example&return_url=${good}`)).toBe(LAUNCHPAD)
    expect(find(`next=${good}&location=https://evil.example`)).toBe(LAUNCHPAD)
  })

  test.each([
    ['', 'nothing given'],
    [`other=${good}`, 'an unknown name'],
    [`RETURN_URL=${good}`, 'a name in other letters'],
    [`return_url[]=${good}`, 'a list'],
    [`return_url[a]=${good}`, 'an object'],
    ['return_url=', 'an empty value'],
    [`return_url=&next=${good}`, 'an empty value does not fall through'],
    [`return_url=https://evil.example&next=${good}`, 'a bad value does not fall through'],
    [`return_url=${good}&return_url=${good}`, 'R2: the same place twice'],
    [`return_url=${good}&return_url=https://evil.example`, 'R2: good first'],
    [`return_url=https://evil.example&return_url=${good}`, 'R2: bad first'],
    [`return_url=x&return_url=y&next=${good}`, 'R2: repeated does not fall through'],
  ])('%s is no place: %s', (query) => expect(find(query)).toBeNull())

  test('a configured name goes first', () => {
    const names = ['back', ...returnParameterNames]
    expect(find(`return_url=https://evil.example&back=${good}`, names)).toBe(LAUNCHPAD)
    expect(find(`return_url=${good}&back=https://evil.example`, names)).toBeNull()
    expect(find(`return_url=${good}`, names)).toBe(LAUNCHPAD)
  })
})

describe('whatever is given', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  )
  const tail = fc
    .array(
      fc.constantFrom(
        ...[
          '/',
          '//',
          '.',
          '..',
          '%2e',
          '%2F',
          '%5c',
          '%25',
          '%',
          '2e',
          '\\',
          ';',
          '@',
          ':',
          '?',
          '#',
          '&',
          '=',
        ],
        ...[
          '\t',
          '\n',
          ' ',
          'ä',
          '<',
          "'",
          '"',
          '{',
          '|',
          'a',
          '-evil',
          'evil.example',
          'token',
          'TOKEN',
          'sat',
          'qlo',
        ],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''))
  const start = fc.constantFrom(LAUNCHPAD, WHOLE_SITE, EMULATOR, 'https://frame.example', 'https:', '//', '')

  test('nothing throws, not even for a list that was never checked', () => {
    fc.assert(
      fc.property(text, fc.array(text), (given, returnUrls) => {
        const result = judgeReturnUrl(given, returnUrls)
        expect(result === null || URL.canParse(result)).toBe(true)
      }),
    )
  })

  test('the result stays at or below the place and is judged the same again', () => {
    let kept = 0
    fc.assert(
      fc.property(start, tail, fc.constantFrom(LAUNCHPAD, WHOLE_SITE, EMULATOR), (base, rest, allowed) => {
        const result = judgeReturnUrl(base + rest, [allowed])
        if (result !== null) kept += 1
        expectSafe(result, allowed)
      }),
      { numRuns: 3000 },
    )
    expect(kept).toBeGreaterThan(50)
  })
})
