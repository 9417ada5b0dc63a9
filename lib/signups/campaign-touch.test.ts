import fc from 'fast-check'
import { expect, test } from 'vitest'
import { campaignOf, decodeTouch, encodeTouch, readTouch, type Touch } from './campaign-touch'

const own = { publicUrl: new URL('https://trials.corp.example') }

test('a campaign link is read in lower case, and kept as it was written beside', () => {
  const query =
    'utm_source=LinkedIn&utm_medium=CPC&utm_campaign=%20Spring%202027%20&utm_term=cad&utm_content=B&ref=Jo'
  expect(read(`${query}&gclid=EAIaIQ-x_Y&other=1`, 'https://www.linkedin.com/feed?who=me')).toEqual({
    source: 'linkedin',
    medium: 'cpc',
    campaign: 'spring 2027',
    term: 'cad',
    content: 'b',
    ref: 'jo',
    clickIds: { gclid: 'EAIaIQ-x_Y' },
    referrerHost: 'www.linkedin.com',
    raw: { source: 'LinkedIn', medium: 'CPC', campaign: 'Spring 2027', term: 'cad', content: 'B', ref: 'Jo' },
  })
})

test('without a campaign, a click or another site there is no touch', () => {
  expect(read('', null)).toBeNull()
  expect(read('utm_source=&utm_campaign=%20%00&gclid=', '')).toBeNull()
  expect(read('page=2', 'https://trials.corp.example/try/cad')).toBeNull()
  expect(campaignOf(null)).toBeNull()
})

test('of a referrer only the host is kept, and only of the web', () => {
  expect(read('', 'https://user:secret@News.Example:8443/article?id=7#part')?.referrerHost).toBe(
    'news.example',
  )
  for (const referrer of [
    'javascript:alert(1)',
    'about:blank',
    'https://',
    'not a url',
    'file:///etc/passwd',
    '//evil.example',
  ]) {
    expect(read('', referrer)).toBeNull()
  }
})

test('N4: which referrer is our own follows PUBLIC_URL', () => {
  expect(
    readTouch(new URLSearchParams(), 'http://localhost:4000/', {
      publicUrl: new URL('http://localhost:3000'),
    }),
  ).toBeNull()
  expect(
    readTouch(new URLSearchParams(), 'http://127.0.0.1:4000/', {
      publicUrl: new URL('http://localhost:3000'),
    }),
  ).toMatchObject({
    referrerHost: '127.0.0.1',
  })
})

test('labels are cut at 200 characters, never within one', () => {
  expect(campaignOf(read(`utm_campaign=${'x'.repeat(5000)}`))).toBe('x'.repeat(200))
  expect(campaignOf(read(`utm_campaign=x${'😀'.repeat(5000)}`))).toBe(`x${'😀'.repeat(99)}`)
  expect(campaignOf(read(`utm_campaign=${'İ'.repeat(200)}`))).toHaveLength(200)
})

test('invisible characters and those that turn text around are removed', () => {
  expect(campaignOf(read('utm_campaign=sp%00r%0D%0Ai%E2%80%AEn%E2%80%8Bg%1B'))).toBe('spring')
})

test('a click id that was cut or tampered with is left out', () => {
  expect(read(`gclid=${'x'.repeat(201)}&fbclid=a%20b&msclkid=%3Cscript%3E&li_fat_id=ok-1`)?.clickIds).toEqual(
    { li_fat_id: 'ok-1' },
  )
})

test('a touch comes back from its cookie as it was', () => {
  const touch = read('utm_source=A&utm_campaign=Bücher%20%F0%9F%98%80&gclid=X-1&ref=r', 'https://a.example/')
  expect(touch && decodeTouch(encodeTouch(touch))).toEqual(touch)
})

test('a touch too large for its cookie keeps its campaign', () => {
  const long = '例'.repeat(200)
  const labels = ['source', 'medium', 'campaign', 'term', 'content'].map((name) => `utm_${name}=${long}`)
  const touch = read([...labels, `gclid=${'x'.repeat(200)}`].join('&'))
  const cookie = touch && encodeTouch(touch)
  expect(cookie?.length).toBeLessThanOrEqual(1024)
  expect(cookie && campaignOf(decodeTouch(cookie))).toBe(long)
})

test('any link gives a touch that PostgreSQL and a cookie can hold, and that survives the way there and back', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  )
  const names = [
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_term',
    'utm_content',
    'ref',
    'gclid',
    'fbclid',
  ]
  const query = fc
    .array(fc.tuple(fc.constantFrom(...names), value))
    .map((pairs) => new URLSearchParams(pairs))
  fc.assert(
    fc.property(query, fc.oneof(fc.webUrl(), value), (params, referrer) => {
      const touch = readTouch(params, referrer, own)
      if (touch === null) return
      expect(JSON.stringify(touch)).not.toMatch(/\\u0000|\\ud[89a-f]/)
      const cookie = encodeTouch(touch)
      expect(cookie).toMatch(/^[\w-]{1,1024}$/)
      const back = decodeTouch(cookie)
      expect(back?.campaign).toEqual(touch.campaign)
      expect(back && encodeTouch(back)).toBe(cookie)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['nothing', ''],
  ['no base64url', 'ü=='],
  ['no JSON', cookieOf('{')],
  ['another shape', cookieOf('[1]')],
  ['null', cookieOf('null')],
  ['an unknown key', cookieOf('{"campaign":"a","admin":"1"}')],
  ['a number for a text', cookieOf('{"campaign":1}')],
  ['an object for a text', cookieOf('{"campaign":{"contains":""}}')],
  ['too long a text', cookieOf(JSON.stringify({ campaign: 'x'.repeat(201) }))],
  ['an empty touch', cookieOf('{}')],
  ['1 kB and more', cookieOf(JSON.stringify({ campaign: 'x'.repeat(2000) }))],
  ['constructor', cookieOf('{"constructor":{"prototype":{"polluted":1}}}')],
])('a cookie with %s is no touch', (_, cookie) => {
  expect(decodeTouch(cookie)).toBeNull()
})

test('A8: __proto__ in a cookie reaches nothing', () => {
  decodeTouch(cookieOf('{"__proto__":{"polluted":"yes"},"campaign":"a"}'))
  expect(Object.keys(decodeTouch(cookieOf('{"campaign":"a"}')) ?? {})).not.toContain('__proto__')
  expect(Object.prototype).not.toHaveProperty('polluted')
})

test('A16: labels, referrers and cookies of 64 kB are read at once', () => {
  const startedAt = performance.now()
  for (const filler of [' ', '\u0000', '\u200b ', 'a.', '😀', '{"a":']) {
    const long = filler.repeat(65_536 / filler.length)
    readTouch(
      new URLSearchParams({ utm_campaign: `a${long}a`, gclid: long }),
      `https://${long}.example/${long}`,
      own,
    )
    decodeTouch(cookieOf(long))
  }
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

test('any cookie at all is read without throwing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.json().map(cookieOf), fc.base64String()),
      (cookie) => {
        expect(() => decodeTouch(cookie)).not.toThrow()
      },
    ),
    { numRuns: 1000 },
  )
})

function read(query: string, referrer: string | null = null): Touch | null {
  return readTouch(new URLSearchParams(query), referrer, own)
}

function cookieOf(json: string): string {
  return Buffer.from(json, 'utf8').toString('base64url')
}

test('a label that holds an e-mail address is not kept', () => {
  expect(
    read('utm_campaign=spring&utm_content=jane%40acme.example&utm_term=for%20Jane%20%3Cj@x.example%3E'),
  ).toMatchObject({
    campaign: 'spring',
    content: null,
    term: null,
  })
  expect(read('utm_campaign=fair%20@%20Kiel%202027')).toMatchObject({ campaign: 'fair @ kiel 2027' })
})
