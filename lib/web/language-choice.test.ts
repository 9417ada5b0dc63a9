import { expect, test } from 'vitest'
import { languageCookie, languageOfCookies, languageOfTarget, targetInLanguage } from './language-choice'

const http = { publicUrl: new URL('http://localhost:3000') }
const https = { publicUrl: new URL('https://trials.example') }

test.each([
  ['/try/cad?lang=de', 'de'],
  ['/try/cad?utm_source=x&lang=en&y', 'en'],
  ['/?lang=fr', null],
  ['/?lang=', null],
  ['/?lang=de%0d%0aSet-Cookie:x', null],
  ['/?langs=de', null],
  ['/lang=de', null],
  ['/', null],
])('the address %s asks for %s', (target, language) => {
  expect(languageOfTarget(target)).toBe(language)
})

test('a choice is kept in a cookie, under the __Host- prefix where there is https', () => {
  const visit = { method: 'GET', url: '/try/cad?lang=de' }
  expect(languageCookie(visit, http)).toBe(
    'portal-language=de; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax',
  )
  expect(languageCookie(visit, https)).toBe(
    '__Host-portal-language=de; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure',
  )
})

test('a visit without a choice, or a form, keeps none', () => {
  expect(languageCookie({ method: 'GET', url: '/try/cad' }, http)).toBeNull()
  expect(languageCookie({ method: 'POST', url: '/try/cad?lang=de' }, http)).toBeNull()
})

test.each([
  ['portal-language=de', 'de'],
  ['a=b; portal-language=en; c=d', 'en'],
  ['portal-language=xx', null],
  ['portal-language=', null],
  ['not-portal-language=de', null],
  ['__Host-portal-language=de', null],
  [null, null],
])('of the cookies %s the language is %s', (header, language) => {
  expect(languageOfCookies(header, http)).toBe(language)
})

test('another host of the domain cannot choose the language where there is https', () => {
  expect(languageOfCookies('portal-language=de', https)).toBeNull()
  expect(languageOfCookies('__Host-portal-language=de', https)).toBe('de')
})

test.each([
  ['/', '/?lang=de'],
  ['/try/cad?utm_source=ad&utm_campaign=a%26b', '/try/cad?utm_source=ad&utm_campaign=a%26b&lang=de'],
  ['/try/cad?lang=en&x=1', '/try/cad?lang=de&x=1'],
  ['/try/cad?_rsc=abc', '/try/cad?lang=de'],
])('the link from %s to German keeps path and query', (target, href) => {
  expect(targetInLanguage(target, 'de')).toBe(href)
})
