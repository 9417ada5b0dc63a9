import { expect, test } from 'vitest'
import { createTenant, type TenantChange } from './tenant'

const accountId = '33333333-3333-4333-8333-333333333333'
const secondAccountId = '66666666-6666-4666-8666-666666666666'

function createChanging() {
  const changes: TenantChange[] = []
  const tenant = createTenant({ nowMs: () => 1000, onChange: (change) => changes.push(change) })
  return { tenant, changes, said: () => changes.map(({ what }) => what) }
}

test('the entities are listed as a tree, each organization followed by its accounts', () => {
  const { tenant } = createChanging()
  const lines = tenant.entities().map((entity) => '>'.repeat(tenant.pathOf(entity).length) + entity.slug)
  expect(lines).toEqual(['>halden', '>>trials', '>>>europe', '>>>america', '>>workshop', '>>>lab'])
})

test('what is new in the tenant is off until it is switched on, and each change is told once', () => {
  const { tenant, said } = createChanging()
  expect(tenant.find(secondAccountId)).toMatchObject({ apiEnabled: false, secureAnonymousEnabled: false })
  tenant.setToggles(secondAccountId, { apiEnabled: true, secureAnonymousEnabled: false })
  tenant.setToggles(secondAccountId, { apiEnabled: true })
  expect(tenant.find(secondAccountId)).toMatchObject({ apiEnabled: true, secureAnonymousEnabled: false })
  expect(said()).toEqual(['API switched on'])
})

test('a credential has the form of one of Frame, and stays listed when it is revoked', () => {
  const { tenant } = createChanging()
  const integration = tenant.addIntegration(accountId, { name: 'CI', roles: [] })
  const credential = tenant.addCredential(integration.id, 'key 1')
  expect(credential.clientId).toMatch(/^[\da-f-]{36}\.img\.frame\.nutanix\.com$/)
  expect(credential.clientSecret).toMatch(/^[\da-f]{40}$/)
  tenant.revokeCredential(credential.clientId)
  expect(tenant.integrations(accountId).at(-1)?.credentials).toMatchObject([
    { createdAtMs: 1000, revokedAtMs: 1000 },
  ])
})

test('every secret there ever was is known as one, after a removal, a reset and a restore too', () => {
  const { tenant } = createChanging()
  const integration = tenant.addIntegration(accountId, { name: 'CI', roles: [] })
  const { clientSecret } = tenant.addCredential(integration.id, 'key 1')
  tenant.removeIntegration(integration.id)
  expect(tenant.secrets()).toContain(clientSecret)
  tenant.reset()
  const { tenant: other } = createChanging()
  other.restore(tenant.snapshot())
  expect(other.secrets()).toEqual(expect.arrayContaining([clientSecret, expect.stringMatching(/^0123/)]))
  expect(other.integrations()).toHaveLength(1)
})

test('a provider belongs to its entity, can be changed, and goes when it is removed', () => {
  const { tenant, changes } = createChanging()
  const roles = [{ role: 'Launchpad User', entityId: secondAccountId }]
  const provider = tenant.addProvider(secondAccountId, { description: 'Fair', durationMinutes: 5, roles })
  expect(provider).toMatchObject({ entityKind: 'account', enabled: true })
  expect(provider.id).toMatch(/^secure-anon-[\da-f-]{36}$/)
  tenant.changeProvider(provider.id, { enabled: false })
  expect(tenant.providers(secondAccountId)).toMatchObject([{ description: 'Fair', enabled: false }])
  tenant.removeProvider(provider.id)
  expect(tenant.providers(secondAccountId)).toEqual([])
  expect(changes.map(({ what, providerId }) => [what, providerId])).toEqual([
    ['Provider "Fair" added', provider.id],
    ['Provider "Fair" changed', provider.id],
    ['Provider "Fair" removed', provider.id],
  ])
})

test('a snapshot is of its moment, and a changed tenant is the demo tenant again after a reset', () => {
  const { tenant } = createChanging()
  const before = tenant.snapshot()
  tenant.setToggles(accountId, { apiEnabled: false })
  expect(before.entities.find(({ id }) => id === accountId)?.apiEnabled).toBe(true)
  tenant.reset()
  expect(tenant.find(accountId)?.apiEnabled).toBe(true)
})

test('nothing can be added to what is not there', () => {
  const { tenant } = createChanging()
  expect(() => tenant.addIntegration('nowhere', { name: 'x', roles: [] })).toThrow('nowhere')
  expect(() => tenant.addProvider('nowhere', { description: 'x', durationMinutes: 1, roles: [] })).toThrow()
  expect(() => tenant.addCredential('nowhere', 'x')).toThrow()
})
