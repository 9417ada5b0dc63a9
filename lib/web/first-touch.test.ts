import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFirstTouch, firstTouchCookie } from './first-touch'

const own = { publicUrl: new URL('https://trials.corp.example') }
const campaignUrl = '/try/cad?utm_source=News&utm_campaign=Spring'

test('the first visit by a campaign link is remembered for 90 days', () => {
  const cookie = visit({ url: campaignUrl })
  expect(cookie).toMatch(
    /^__Host-portal-first-touch=[\w-]+; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax; Secure$/,
  )
  expect(findFirstTouch(`theme=dark; ${pairOf(cookie)}`, own)).toMatchObject({
    campaign: 'spring',
    source: 'news',
  })
})

test('over plain http, as on the own machine, the cookie needs no TLS', () => {
  const cookie = firstTouchCookie(
    { method: 'GET', url: campaignUrl, headers: {} },
    { publicUrl: new URL('http://localhost:3000') },
  )
  expect(cookie).toMatch(/^portal-first-touch=[\w-]+; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/)
})

test('a visit from another site is remembered by its host', () => {
  const cookie = visit({ url: '/', headers: { referer: 'https://news.example/article?reader=7' } })
  expect(findFirstTouch(pairOf(cookie), own)).toMatchObject({ referrerHost: 'news.example', campaign: null })
})

test('the first touch stays the first', () => {
  const headers = { cookie: pairOf(visit({ url: campaignUrl })) }
  expect(visit({ url: '/?utm_campaign=autumn', headers })).toBeNull()
})

test('a cookie that cannot be read is replaced', () => {
  expect(visit({ url: campaignUrl, headers: { cookie: '__Host-portal-first-touch=%7B%22' } })).not.toBeNull()
})

test.each(['/', '/try/cad', '/i/summer-fair'])('%s is a landing page', (path) => {
  expect(visit({ url: `${path}?utm_campaign=a` })).not.toBeNull()
})

test.each([
  '/staff',
  '/try',
  '/try/',
  '/tryx/a',
  '/frame/login/x',
  '/_next/a.js',
  '//evil.example/try/x',
  'http://evil.example/',
  '*',
  '',
])('%j is none', (path) => expect(visit({ url: `${path}?utm_campaign=a` })).toBeNull())

test('who asks not to be followed is not', () => {
  expect(visit({ url: campaignUrl, headers: { 'sec-gpc': '1' } })).toBeNull()
})

test.each([
  ['sec-purpose', 'prefetch;prerender'],
  ['purpose', 'prefetch'],
  ['x-moz', 'prefetch'],
  ['next-router-prefetch', '1'],
])('a page fetched ahead (%s: %s) was not visited', (name, value) => {
  expect(visit({ url: campaignUrl, headers: { [name]: value } })).toBeNull()
})

test.each(['HEAD', 'POST', 'OPTIONS'])('%s is no visit', (method) => {
  expect(visit({ method, url: campaignUrl })).toBeNull()
})

test('without anything to remember there is no cookie', () => {
  expect(visit({ url: '/' })).toBeNull()
  expect(visit({ url: '/try/cad', headers: { referer: 'https://trials.corp.example/' } })).toBeNull()
})

test('no request can put more into the header than one cookie', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, text, (query, referer, cookie) => {
      const value = visit({ url: `/?utm_campaign=x&utm_source=${query}`, headers: { referer, cookie } })
      expect(value).toMatch(/^__Host-portal-first-touch=[\w-]{1,1024}; Path=\/; [\w=; -]+$/)
    }),
  )
})

function visit(request: { method?: string; url: string; headers?: Record<string, string> }): string | null {
  return firstTouchCookie({ method: 'GET', headers: {}, ...request }, own)
}

function pairOf(cookie: string | null): string {
  return cookie?.split(';')[0] ?? ''
}
