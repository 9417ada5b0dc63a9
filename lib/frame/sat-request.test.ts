import { expect, test } from 'vitest'
import { satMetadata, satRequestBody } from '@/lib/frame/sat-request'

const person = { firstName: 'Ada', lastName: 'Łovelace "A"', email: 'ada@example.com' }
const input = {
  product: {},
  loginUrl: 'https://portal.example/frame/login/h1',
  logoutUrl: 'https://portal.example/frame/logout/h1',
  signup: 'h1',
  mint: 'attempt-1',
  language: 'de',
  timeZone: 'Europe/Berlin',
}
const ours = {
  frame_login_url: 'https://portal.example/frame/login/h1',
  frame_logout_url: 'https://portal.example/frame/logout/h1',
  should_accept_tos: false,
  signup: 'h1',
  mint: 'attempt-1',
  language: 'de',
  time_zone: 'Europe/Berlin',
}

test("a request names the person and carries the metadata in Frame's words", () => {
  expect(JSON.parse(satRequestBody(person, satMetadata(input)))).toEqual({
    first_name: 'Ada',
    last_name: 'Łovelace "A"',
    email: 'ada@example.com',
    metadata: ours,
  })
})

test("the product's metadata comes first and as text", () => {
  const metadata = satMetadata({ ...input, product: { tier: 'gold', seats: 3, beta: true } })
  expect(Object.entries(metadata).slice(0, 4)).toEqual([
    ['tier', 'gold'],
    ['seats', '3'],
    ['beta', 'true'],
    ['frame_login_url', ours.frame_login_url],
  ])
})

test('a product cannot stand in for a reserved key, not even for one that is unknown', () => {
  const product = Object.fromEntries(Object.keys(ours).map((key) => [key, 'https://evil.example/']))
  expect({ ...satMetadata({ ...input, product }) }).toEqual(ours)
  expect(satMetadata({ ...input, product, timeZone: null })).not.toHaveProperty('time_zone')
})

test('__proto__ in the metadata of a product changes nothing but itself', () => {
  const product = JSON.parse('{"__proto__":"x","constructor":"y"}')
  const body = satRequestBody(person, satMetadata({ ...input, product }))
  expect(body).toContain('"__proto__":"x","constructor":"y","frame_login_url"')
  expect(body).toContain('"should_accept_tos":false')
  expect(Object.prototype).not.toHaveProperty('frame_login_url')
})
