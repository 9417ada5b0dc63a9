import { expect, test } from 'vitest'
import { judgeScrape } from './judge-scrape'

const token = 'a token of the operator'.replaceAll(' ', '-')

test.each([
  ['without a token this machine', { authorization: null, peers: ['127.0.0.1'] }, undefined, 'in'],
  ['without a token this machine by IPv6', { authorization: null, peers: ['::1'] }, undefined, 'in'],
  ['another machine', { authorization: null, peers: ['203.0.113.9'] }, undefined, 'hidden'],
  [
    'another machine behind a proxy on this one',
    { authorization: null, peers: ['127.0.0.1', '203.0.113.9'] },
    undefined,
    'hidden',
  ],
  ['nobody knows who', { authorization: null, peers: [''] }, undefined, 'hidden'],
  ['the holder of the token', { authorization: `Bearer ${token}`, peers: ['203.0.113.9'] }, token, 'in'],
  ['this machine without the token', { authorization: null, peers: ['127.0.0.1'] }, token, 'unauthorised'],
  ['a wrong token', { authorization: `Bearer ${token}x`, peers: ['127.0.0.1'] }, token, 'unauthorised'],
  ['another scheme', { authorization: `Basic ${token}`, peers: ['127.0.0.1'] }, token, 'unauthorised'],
] as const)('metrics: %s', (_, { authorization, peers }, wanted, verdict) => {
  expect(judgeScrape({ authorization, peers: [...peers] }, wanted)).toBe(verdict)
})
