import { expect, test } from 'vitest'
import { sealRedirect } from './seal-redirect'

const publicUrl = new URL('http://localhost:3000')
const seal = (path: string, location: string, status = 303) =>
  sealRedirect({ path, status, location }, publicUrl)

test('R4: every redirect of a hand-over page carries a fragment of its own', () => {
  for (const path of [
    '/try/acme',
    '/i/SALES',
    '/verify/s',
    '/trial',
    '/frame/login/h',
    '/frame.rsc',
    '/FRAME/x',
  ]) {
    expect(seal(path, '/verify/s?a=1').location, path).toBe('/verify/s?a=1#')
  }
  expect(seal('/try/acme', 'https://frame.example/lp#token=x').location).toBe(
    'https://frame.example/lp#token=x',
  )
  expect(seal('/staff', '/staff/sign-in').location).toBe('/staff/sign-in')
})

test('R16: a redirect that leaves is always 303', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    expect(seal('/try/acme', 'https://frame.example/lp', status)).toMatchObject({
      status: 303,
      leaves: 'leaves',
    })
  }
  expect(seal('/try/acme/', '/try/acme', 308)).toMatchObject({ status: 308, leaves: 'stays' })
})

test('R8: another scheme, port or host is another origin, however it is written', () => {
  for (const location of [
    '//evil.test',
    '/\\evil.test',
    'https://localhost:3000/',
    'http://127.0.0.1:3000/',
    'http://localhost:4000/',
    'http://[bad',
  ]) {
    expect(seal('/', location).leaves, location).toBe('leaves')
  }
  for (const location of ['/x', 'x', '?a', 'http://localhost:3000/x'])
    expect(seal('/', location).leaves, location).toBe('stays')
})
