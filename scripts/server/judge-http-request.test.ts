import { expect, test } from 'vitest'
import { judgeHttpRequest } from './judge-http-request'

const publicUrl = new URL('http://localhost:3000')

function judge(method: string, url: string, headers: Record<string, string> = {}, host = 'localhost:3000') {
  const verdict = judgeHttpRequest(
    { method, url, headers, rawHeaders: ['Host', host] },
    { publicUrl, sender: 'client' },
  )
  return verdict.kind === 'accepted' ? verdict.path : verdict.status
}

test('N4: only the probes answer for another host', () => {
  expect(judge('GET', '/', {}, '127.0.0.1:3000')).toBe(421)
  for (const path of ['/healthz', '/readyz', '/metrics'])
    expect(judge('GET', path, {}, '10.0.0.7:3000')).toBe(path)
  expect(judge('GET', '/healthz/x', {}, '10.0.0.7:3000')).toBe(421)
  expect(judge('GET', '/healthz', {}, 'a b')).toBe(400)
})

test('N8: methods that are not for web pages are refused', () => {
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'PURGE']) expect(judge(method, '/')).toBe(405)
})

test('A2: a POST to a probe path needs an Origin too', () => {
  expect(judge('POST', '/readyz', {}, '10.0.0.7:3000')).toBe(403)
  expect(judge('POST', '/try/acme', { origin: 'http://localhost:3000' })).toBe('/try/acme')
  expect(judge('POST', '/try/acme', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' })).toBe(
    403,
  )
})

test('N8: a transfer encoding other than plain chunked is refused', () => {
  const origin = 'http://localhost:3000'
  for (const coding of ['x, chunked', 'gzip, chunked', 'identity']) {
    expect(judge('POST', '/', { origin, 'transfer-encoding': coding }), coding).toBe(400)
  }
  expect(judge('POST', '/', { origin, 'transfer-encoding': 'Chunked' })).toBe('/')
})
