import { expect, test } from 'vitest'
import { judgeScrape } from './judge-scrape'

const own = { host: 'localhost:3000' }
const local = new URL('http://localhost:3000')
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
  expect(judgeScrape({ ...own, authorization, peers: [...peers] }, { token: wanted, publicUrl: local })).toBe(
    verdict,
  )
})

test.each([
  ['localhost:3000', 'http://localhost:3000', 'in'],
  ['[::1]:3000', 'http://127.0.0.1:3000', 'in'],
  ['127.0.0.1', 'http://[::1]:3000', 'in'],
  ['rebound.example:3000', 'http://localhost:3000', 'hidden'],
  ['127.0.0.1.nip.example', 'http://localhost:3000', 'hidden'],
  ['', 'http://localhost:3000', 'hidden'],
  [null, 'http://localhost:3000', 'hidden'],
  ['localhost:3000', 'https://trial.example.com', 'hidden'],
])('A1: without a token, asked as %s at a portal of %s, the metrics are %s', (host, url, verdict) => {
  const scrape = { authorization: null, peers: ['127.0.0.1'], host }
  expect(judgeScrape(scrape, { token: undefined, publicUrl: new URL(url) })).toBe(verdict)
})
