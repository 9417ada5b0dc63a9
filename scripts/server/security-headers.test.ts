import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'
import { securityHeaders } from './security-headers'

const answer = {
  path: '/',
  status: 200,
  policy: "default-src 'self'",
  protocol: 'http:',
  leaves: 'stays',
} as const

test('R9: everything but an existing hashed asset is not to be stored', () => {
  for (const path of [
    '/',
    '/try/acme',
    '/staff/signups',
    '/api/captcha',
    '/altcha-worker.js',
    '/favicon.ico',
  ]) {
    expect(securityHeaders({ ...answer, path })['Cache-Control'], path).toBe('private, no-store')
  }
  expect(securityHeaders({ ...answer, path: '/_next/static/chunks/a.js' })).not.toHaveProperty(
    'Cache-Control',
  )
  expect(securityHeaders({ ...answer, path: '/logo/0123456789abcdef' })).not.toHaveProperty('Cache-Control')
  expect(securityHeaders({ ...answer, path: '/_next/static/gone.js', status: 404 })['Cache-Control']).toBe(
    'private, no-store',
  )
})

test('R8: token routes and redirects to elsewhere send no referrer, form pages keep their Origin', () => {
  const policy = (path: string, leaves: 'leaves' | 'stays' = 'stays') =>
    securityHeaders({ ...answer, path, leaves })['Referrer-Policy']
  expect(policy('/frame/login/h')).toBe('no-referrer')
  expect(policy('/try/acme', 'leaves')).toBe('no-referrer')
  expect(policy('/frame/continue/h')).toBe('same-origin')
  expect(policy('/frame/logout/h')).toBe('same-origin')
  expect(policy('/try/acme')).toBe('strict-origin-when-cross-origin')
})

test('pages about one person or for staff are not indexed, the public ones may be', () => {
  for (const path of ['/i/SALES', '/verify/s', '/trial', '/frame/logout/h', '/staff', '/staff.rsc']) {
    expect(securityHeaders({ ...answer, path })['X-Robots-Tag'], path).toBe('noindex')
  }
  for (const path of ['/', '/try/acme', '/imprint', '/trials']) {
    expect(securityHeaders({ ...answer, path }), path).not.toHaveProperty('X-Robots-Tag')
  }
})

test('R14: only the preview of a product may be framed, and only by ourselves', () => {
  const framing = (path: string) => securityHeaders({ ...answer, path })['X-Frame-Options']
  expect(framing('/staff/products/aster-cad/preview')).toBe('SAMEORIGIN')
  for (const path of [
    '/staff/products/aster-cad',
    '/staff/products/a/b/preview',
    '/try/preview',
    '/preview',
  ]) {
    expect(framing(path), path).toBe('DENY')
  }
  const policy = { nonce: 'abc', formOrigins: [], mode: 'production' } as const
  expect(contentSecurityPolicy({ ...policy, framedBy: 'ourselves' })).toContain("frame-ancestors 'self'")
})

test('R14: nobody may frame us, and https is kept', () => {
  expect(securityHeaders(answer)).toMatchObject({
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
  })
  expect(securityHeaders(answer)).not.toHaveProperty('Strict-Transport-Security')
  expect(securityHeaders({ ...answer, protocol: 'https:' })).toHaveProperty('Strict-Transport-Security')
})

test('the policy names the nonce, the launch origins and no unsafe source', () => {
  const policy = contentSecurityPolicy({
    nonce: 'abc',
    formOrigins: ['https://console.frame.example'],
    mode: 'production',
  })
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("form-action 'self' https://console.frame.example;")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test('a launch origin that is not a plain origin cannot rewrite the policy', () => {
  const formOrigins = [
    'https://a.test; script-src *',
    'https://a.test/path',
    '*',
    "'unsafe-inline'",
    'javascript:',
  ]
  expect(contentSecurityPolicy({ nonce: 'abc', formOrigins, mode: 'production' })).toContain(
    "form-action 'self';",
  )
})
