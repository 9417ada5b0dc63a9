import { expect, test } from 'vitest'
import { parseTokensUrl } from '@/lib/frame/tokens-url'

const ACCOUNT = '33333333-3333-4333-8333-333333333333'
const PROVIDER = 'secure-anon-44444444-4444-4444-8444-444444444444'
const HREF = `https://api.console.nutanix.com/v1/accounts/${ACCOUNT}/secure-anonymous/${PROVIDER}/tokens`

test('the URL of a Playground is taken apart', () => {
  expect(parseTokensUrl(`  ${HREF}\n`)).toEqual({
    kind: 'ok',
    tokensUrl: {
      href: HREF,
      origin: 'https://api.console.nutanix.com',
      entityKind: 'account',
      entityId: ACCOUNT,
      providerId: PROVIDER,
    },
  })
})

test.each([
  ['customers', 'customer'],
  ['organizations', 'organization'],
])('a provider of %s is of a %s', (entities, entityKind) => {
  expect(parseTokensUrl(HREF.replace('accounts', entities))).toMatchObject({ tokensUrl: { entityKind } })
})

test.each(['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000'])(
  '%s may do without TLS',
  (origin) => {
    expect(parseTokensUrl(HREF.replace('https://api.console.nutanix.com', origin))).toMatchObject({
      kind: 'ok',
      tokensUrl: { origin },
    })
  },
)

test.each([
  [HREF.replace('https', 'http'), 'https://'],
  [HREF.replace('https://api.console.nutanix.com', 'http://127.0.0.1.evil.example'), 'https://'],
  [`blob:${HREF}`, 'https://'],
  [HREF.replace('https://', ''), 'complete URL'],
  ['', 'complete URL'],
  [HREF.replace('https://', 'https://user:pass@'), 'user name'],
  [`${HREF}?a=b`, '? or #'],
  [`${HREF}?`, '? or #'],
  [`${HREF}#token=x`, '? or #'],
  [`${HREF}/`, 'path'],
  [HREF.replace('/v1', ''), 'path'],
  [HREF.replace('accounts', 'toString'), 'path'],
  [HREF.replace(ACCOUNT, '{account_id}'), 'path'],
  [HREF.replace(PROVIDER, 'a%2Fb'), 'path'],
  [HREF.replace('accounts', 'accounts/../../v2/accounts'), 'path'],
])('%s is refused with a sentence about its %s', (text, about) => {
  const parsed = parseTokensUrl(text)
  expect(parsed).toEqual({ kind: 'invalid', problem: expect.stringContaining(about) })
  expect(parsed).toMatchObject({ problem: expect.stringMatching(/^The tokens URL .*\.$/) })
})
