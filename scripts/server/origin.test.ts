import { expect, test } from 'vitest'
import { isOriginAllowed, originExemptions } from './origin'

const publicOrigin = 'https://trial.example.com'
const post = { method: 'POST', path: '/try/acme', origin: publicOrigin, fetchSite: undefined }
const policy = { publicOrigin, exempt: originExemptions }

test('a POST from our own pages is allowed, with or without Sec-Fetch-Site', () => {
  expect(isOriginAllowed(post, policy)).toBe(true)
  expect(isOriginAllowed({ ...post, fetchSite: 'same-origin' }, policy)).toBe(true)
})

test('A2: an absent, null or other Origin is refused for every method that changes something', () => {
  const origins = [
    undefined,
    'null',
    '',
    'https://evil.test',
    'http://trial.example.com',
    `${publicOrigin}:443`,
    `${publicOrigin}/`,
    `${publicOrigin}, ${publicOrigin}`,
  ]
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const origin of origins)
      expect(isOriginAllowed({ ...post, method, origin }, policy), `${method} ${origin}`).toBe(false)
  }
})

test('A2: Sec-Fetch-Site overrules a matching Origin', () => {
  for (const fetchSite of ['cross-site', 'same-site', 'none', 'same-origin, cross-site', '']) {
    expect(isOriginAllowed({ ...post, fetchSite }, policy), fetchSite).toBe(false)
  }
})

test('reading needs no Origin', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect(isOriginAllowed({ ...post, method, origin: undefined, fetchSite: 'cross-site' }, policy)).toBe(
      true,
    )
  }
})

test('A2: only the report of a session is exempt, by its exact path', () => {
  expect(originExemptions).toEqual(['/api/sessions/report'])
  const exempting = { publicOrigin, exempt: ['/api/inbound'] }
  expect(isOriginAllowed({ ...post, path: '/api/inbound', origin: undefined }, exempting)).toBe(true)
  expect(isOriginAllowed({ ...post, path: '/api/inbound/x', origin: undefined }, exempting)).toBe(false)
})
