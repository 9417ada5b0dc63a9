import { expect, test } from 'vitest'
import { visitKindOf } from './visit-kind'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const navigation = { 'user-agent': firefox, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

function kindOf(headers: Record<string, string>, method = 'GET') {
  return visitKindOf({ method, headers: new Headers(headers) })
}

test('whoever navigates in a browser is a person', () => {
  expect(kindOf(navigation)).toBe('person')
})

test('a posted form is no visit', () => {
  expect(kindOf(navigation, 'POST')).toBeNull()
})

test.each([
  ['HEAD', navigation, 'HEAD'],
  ['a prefetch', { ...navigation, 'sec-purpose': 'prefetch;prerender' }, 'GET'],
  ['a chat', { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }, 'GET'],
  ['a mail scanner', { ...navigation, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Safelinks' }, 'GET'],
  ['a network', { 'user-agent': 'facebookexternalhit/1.1' }, 'GET'],
])('%s that looks ahead is a preview', (_, headers, method) => {
  expect(kindOf(headers, method)).toBe('preview')
})

test.each([
  ['a search engine', { ...navigation, 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' }],
  ['a crawler that only isbot knows', { ...navigation, 'user-agent': `${firefox} Ahrefs SiteAudit` }],
  ['a library', { 'user-agent': 'python-requests/2.32' }],
  ['a program that calls itself Firefox', { 'user-agent': firefox }],
  ['nobody', { ...navigation, 'user-agent': '' }],
])('%s is a bot', (_, headers) => {
  expect(kindOf(headers)).toBe('bot')
})
