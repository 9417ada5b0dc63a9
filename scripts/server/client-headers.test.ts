import { expect, test } from 'vitest'
import { headersForNext, peerAddress } from './client-headers'

const context = {
  publicUrl: new URL('https://trial.example.com'),
  peer: '198.51.100.7',
  target: '/try/x?utm_source=y',
  requestId: 'r1',
  policy: "script-src 'nonce-abc'",
  selfKey: 'only-we-know',
}

test('N1: the peer comes from the socket whatever a client claims', () => {
  const headers = headersForNext({ 'x-portal-peer': '1.2.3.4', 'x-portal-self': 'guess' }, context)
  expect(headers['x-portal-peer']).toBe('198.51.100.7')
})

test('N1: X-Forwarded-For passes untouched, other address headers do not', () => {
  const claimed = {
    'x-real-ip': '1.1.1.1',
    forwarded: 'for=1.1.1.1',
    'cf-connecting-ip': '1.1.1.1',
    'true-client-ip': '1.1.1.1',
  }
  const headers = headersForNext({ 'x-forwarded-for': ' 9.9.9.9, 8.8.8.8', ...claimed }, context)
  expect(headers['x-forwarded-for']).toBe(' 9.9.9.9, 8.8.8.8')
  for (const name of Object.keys(claimed)) expect(headers).not.toHaveProperty(name)
})

test('N4: Next sees host, protocol and port of PUBLIC_URL only', () => {
  const headers = headersForNext(
    {
      host: 'evil.test',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '81',
    },
    context,
  )
  expect(headers).toMatchObject({
    host: 'trial.example.com',
    'x-portal-host': 'evil.test',
    'x-forwarded-host': 'trial.example.com',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
  })
})

test('A3: headers that steer Next from inside are stripped, those its client sends are kept', () => {
  const kept = {
    rsc: '1',
    'next-action': 'a',
    'next-router-state-tree': 't',
    'next-url': '/',
    'next-router-prefetch': '1',
    cookie: 'c=1',
  }
  const headers = headersForNext(
    {
      ...kept,
      'x-middleware-subrequest': 'middleware:middleware',
      'x-invoke-path': '/staff',
      'x-matched-path': '/staff',
      'x-nextjs-data': '1',
      'x-now-route-matches': '1',
      'x-next-revalidated-tags': 'a',
      'x-action-forwarded': '1',
      'x-prerender-revalidate': 'x',
      'content-security-policy': "script-src 'nonce-evil'",
      'transfer-encoding': 'chunked',
    },
    context,
  )
  expect(headers).toMatchObject(kept)
  expect(headers['content-security-policy']).toBe("script-src 'nonce-abc'")
  const names = Object.keys(headers).filter((name) =>
    /middleware|invoke|matched|nextjs|now-|x-next|action-f|prerender|transfer/.test(name),
  )
  expect(names).toEqual([])
})

test("a request of Next to itself keeps the first client's address, and only from loopback", () => {
  const own = { 'x-portal-self': 'only-we-know', 'x-portal-peer': '203.0.113.9', 'x-action-forwarded': '1' }
  expect(headersForNext(own, { ...context, peer: '127.0.0.1' })).toMatchObject({
    'x-portal-peer': '203.0.113.9',
    'x-action-forwarded': '1',
  })
  expect(headersForNext(own, context)['x-portal-peer']).toBe('198.51.100.7')
})

test('N2: an IPv4 peer on a dual-stack socket is written as IPv4', () => {
  expect(peerAddress('::ffff:192.0.2.1')).toBe('192.0.2.1')
  expect(peerAddress('fe80::1%eth0')).toBe('fe80::1')
  expect(peerAddress('2001:db8::1')).toBe('2001:db8::1')
  expect(peerAddress(undefined)).toBe('')
})
