import { beforeEach, expect, test } from 'vitest'
import { accountId, createTestApp, customerId, organizationId, parseToken, type TestApp } from '../test-app'
import { errorCode, readClaims } from '../test-client'

let app: TestApp
beforeEach(() => {
  app = createTestApp()
})

const kindWords: Record<string, string> = {
  [customerId]: 'Customer',
  [organizationId]: 'Organization',
  [accountId]: 'Account',
}
const grant = (entityId: string) => ({
  role: `API - Generate Anonymous ${kindWords[entityId]} Token`,
  entityId,
})
const here = '/halden/trials/europe/launchpad/aster-cad'
const america = '/halden/trials/america/launchpad/aster-cad'

const signIn = async (path: string, token: string) => (await app.visit(`${path}/sign-in`, token)).status

test.each([customerId, organizationId, accountId])(
  'Asking for a token: a provider of %s mints, and its token opens what its roles cover',
  async (entityId) => {
    const key = app.addKey(entityId, [grant(entityId)])
    const provider = app.addProvider(entityId, entityId)
    const reply = await app.mintAt(provider, { key })
    expect(reply.status).toBe(200)
    const token = await parseToken(reply)
    expect(readClaims(token)).toMatchObject({ provider: provider.id, roles: ['Launchpad User'] })
    expect(await signIn(here, token)).toBe(200)
    expect(await signIn(america, token)).toBe(entityId === accountId ? 401 : 200)
  },
)

test('Asking for a token: a token of one account does not open the Launchpads of another, whoever minted it', async () => {
  const key = app.addKey(organizationId, [grant(organizationId)])
  const provider = app.addProvider(organizationId, accountId)
  const token = await parseToken(await app.mintAt(provider, { key }))
  expect([await signIn(here, token), await signIn(america, token)]).toEqual([200, 401])
})

test('Asking for a token: a role on the organization reaches its accounts only if the setting says so', async () => {
  const key = app.addKey(organizationId, [
    { role: 'API - Generate Anonymous Account Token', entityId: organizationId },
  ])
  const provider = app.addProvider(accountId, accountId)
  const refused = await app.mintAt(provider, { key })
  expect([refused.status, await errorCode(refused)]).toEqual([403, 'forbidden'])
  app.state.settings.change({ rolesCoverDescendants: true })
  expect((await app.mintAt(provider, { key })).status).toBe(200)
})

test('Asking for a token: an integration above mints for an account below it with a role on that account', async () => {
  const key = app.addKey(organizationId, [grant(accountId)])
  expect((await app.mintAt(app.addProvider(accountId, accountId), { key })).status).toBe(200)
})

test('Asking for a token: from nothing to one, every step that is missing is named in the audit trail', async () => {
  const { tenant, auditTrail } = app.state
  const integration = tenant.addIntegration(customerId, { name: 'New', roles: [grant(customerId)] })
  const key = tenant.addCredential(integration.id, 'first')
  const provider = app.addProvider(customerId, customerId)
  const attempt = async () => {
    const { status } = await app.mintAt(provider, { key })
    const [line] = auditTrail.list()
    return [status, line?.what]
  }
  expect(await attempt()).toEqual([401, 'Token refused: the API is switched off where the key belongs'])
  tenant.setToggles(customerId, { apiEnabled: true })
  expect(await attempt()).toEqual([404, 'Token refused: Secure Anonymous is switched off for Halden'])
  tenant.setToggles(customerId, { secureAnonymousEnabled: true })
  tenant.changeProvider(provider.id, { enabled: false })
  expect(await attempt()).toEqual([404, 'Token refused: the provider is off'])
  tenant.changeProvider(provider.id, { enabled: true })
  expect(await attempt()).toEqual([200, 'Token minted by "Fair"'])
  tenant.revokeCredential(key.clientId)
  expect(await attempt()).toEqual([401, 'Token refused: the key is revoked'])
  tenant.removeIntegration(integration.id)
  expect(await attempt()).toEqual([401, 'Token refused: the key is unknown'])
})

test('Asking for a token: an unknown, a revoked and a switched-off key, and a wrong secret, all read the same', async () => {
  const key = app.addKey(accountId, [grant(accountId)])
  const provider = app.addProvider(accountId, accountId)
  const answers = new Set<string>()
  const attempt = async (clientSecret = key.clientSecret, clientId = key.clientId) =>
    answers.add(await (await app.mintAt(provider, { key: { clientId, clientSecret } })).text())
  await attempt('0'.repeat(40))
  await attempt(key.clientSecret, 'nobody')
  app.state.tenant.setToggles(accountId, { apiEnabled: false })
  await attempt()
  app.state.tenant.setToggles(accountId, { apiEnabled: true })
  app.state.tenant.revokeCredential(key.clientId)
  await attempt()
  expect([...answers]).toEqual([
    '{"error":{"code":"invalid_credentials","message":"The client id or the signature is not valid."}}',
  ])
})

test('Trails: the audit trail names the person, the token, the entity and the provider, newest first', async () => {
  await app.mint({ first_name: 'Ada', last_name: 'King', email: 'ada@example.com' })
  const token = await app.mint()
  const lines = app.state.auditTrail.list()
  expect(lines.map(({ who }) => who?.name)).toEqual(['Jane Doe', 'Ada King'])
  expect(lines[0]).toMatchObject({
    kind: 'token-minted',
    atMs: app.state.clock.nowMs(),
    who: { email: 'jane@example.com' },
    id: readClaims(token)['jti'],
    entityId: accountId,
    providerId: app.state.tenant.providers()[0]?.id,
  })
})

test.each([
  [{ 'x-frame-timestamp': '1767225600000' }, 'the timestamp is in milliseconds: send whole seconds'],
  [{ 'x-frame-timestamp': '1767225000' }, 'the timestamp is 600 s old: check the clock of the caller'],
  [{ 'x-frame-timestamp': '1767226200' }, 'the timestamp is 600 s ahead: check the clock of the caller'],
  [{ 'x-frame-signature': 'A'.repeat(64) }, 'the signature is in upper case: send lower-case hex'],
  [{ 'x-frame-signature': 'a'.repeat(64) }, 'the signature does not fit the key'],
  [{ 'x-frame-signature': '' }, 'a header for the signature is missing or empty'],
])('Trails: with %j the audit trail says "%s"', async (headers, cause) => {
  const [provider] = app.state.tenant.providers()
  const path = `/v1/accounts/${accountId}/secure-anonymous/${provider?.id}/tokens`
  await app.send(path, { method: 'POST', headers: { ...app.signed(), ...headers } })
  expect(app.state.auditTrail.list()[0]).toMatchObject({
    kind: 'token-refused',
    what: `Token refused: ${cause}`,
    who: null,
  })
})

test('Asking for a token: what was assumed of Frame can be set otherwise', async () => {
  const { settings } = app.state
  settings.change({
    mintStatus: 201,
    timestampWindowSeconds: 10,
    acceptsUpperCaseSignatures: true,
    anonymousEmailDomain: 'nobody.example',
  })
  const [provider] = app.state.tenant.providers()
  if (!provider) throw new Error('The demo tenant has no provider')
  const reply = await app.mintAt(provider)
  expect(reply.status).toBe(201)
  expect(readClaims(await parseToken(reply))['email']).toMatch(/^anonymous-[\da-f-]+@nobody\.example$/)
  const headers = app.signed()
  const path = `/v1/accounts/${accountId}/secure-anonymous/${provider.id}/tokens`
  const upper = { ...headers, 'x-frame-signature': headers['x-frame-signature'].toUpperCase() }
  expect((await app.send(path, { method: 'POST', headers: upper })).status).toBe(201)
  app.forward(11)
  expect((await app.send(path, { method: 'POST', headers })).status).toBe(401)
})

test('the secret of a new key is masked in the record of requests from the moment it exists', async () => {
  const key = app.addKey(accountId, [grant(accountId)])
  await app.send('/v1/x', { method: 'POST', body: JSON.stringify({ note: key.clientSecret }) })
  expect(JSON.stringify(app.state.recorder.list())).not.toContain(key.clientSecret.slice(0, 12))
})
