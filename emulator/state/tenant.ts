import { randomBytes, randomUUID } from 'node:crypto'
import { demoTenant } from './demo-tenant'
import type {
  ApiIntegration,
  Credential,
  Entity,
  LaunchLink,
  Launchpad,
  Provider,
  RoleGrant,
  TenantData,
} from './tenant-data'

export type * from './tenant-data'

type ProviderFields = Pick<Provider, 'description' | 'durationMinutes' | 'enabled' | 'roles'>

export type Tenant = {
  /** Customer first, each organization followed by its accounts: print it and it is a tree. */
  entities: () => Entity[]
  find: (id: string) => Entity | null
  children: (id: string) => Entity[]
  /** From the customer down to the entity itself. */
  pathOf: (entity: Entity) => Entity[]
  setToggles: (id: string, toggles: { apiEnabled?: boolean; secureAnonymousEnabled?: boolean }) => void
  integrations: (entityId?: string) => ApiIntegration[]
  addIntegration: (entityId: string, wanted: { name: string; roles: RoleGrant[] }) => ApiIntegration
  removeIntegration: (id: string) => void
  /** The only moment at which the secret may be shown. */
  addCredential: (integrationId: string, name: string) => Credential
  revokeCredential: (clientId: string) => void
  providers: (entityId?: string) => Provider[]
  addProvider: (entityId: string, wanted: Omit<ProviderFields, 'enabled'>) => Provider
  changeProvider: (id: string, wanted: Partial<ProviderFields>) => void
  removeProvider: (id: string) => void
  launchpads: (accountId?: string) => Launchpad[]
  launchLinks: (accountId?: string) => LaunchLink[]
  /** Every client secret there ever was, so that none is printed by accident. */
  secrets: () => string[]
  reset: () => void
  snapshot: () => TenantData
  restore: (data: TenantData) => void
}

export type TenantChange = { what: string; id: string; entityId: string; providerId: string | null }

/** Starts as the demo tenant. Adding to what is not there throws; removing what is not there does nothing. */
export function createTenant({
  nowMs,
  onChange,
}: {
  nowMs: () => number
  onChange: (change: TenantChange) => void
}): Tenant {
  let data = structuredClone(demoTenant)

  const find = (id: string) => data.entities.find((entity) => entity.id === id) ?? null
  const children = (id: string) => data.entities.filter((entity) => entity.parentId === id)

  function getEntity(id: string): Entity {
    const entity = find(id)
    if (!entity) throw new Error(`There is no customer, organization or account ${id}`)
    return entity
  }

  function pathOf(entity: Entity): Entity[] {
    const parent = entity.parentId === null ? null : find(entity.parentId)
    return parent ? [...pathOf(parent), entity] : [entity]
  }

  function below(entity: Entity): Entity[] {
    return [entity, ...children(entity.id).flatMap(below)]
  }

  function secrets(): string[] {
    const inUse = data.integrations.flatMap(({ credentials }) => credentials)
    return [...new Set([...data.retiredSecrets, ...inUse.map(({ clientSecret }) => clientSecret)])]
  }

  return {
    entities: () => data.entities.filter(({ parentId }) => parentId === null).flatMap(below),
    find,
    children,
    pathOf,
    setToggles(id, toggles) {
      const entity = getEntity(id)
      for (const [toggle, word] of [
        ['apiEnabled', 'API'],
        ['secureAnonymousEnabled', 'Secure Anonymous'],
      ] as const) {
        const wanted = toggles[toggle]
        if (wanted === undefined || wanted === entity[toggle]) continue
        entity[toggle] = wanted
        onChange({ what: `${word} switched ${wanted ? 'on' : 'off'}`, id, entityId: id, providerId: null })
      }
    },

    integrations: (entityId) =>
      data.integrations.filter((integration) => entityId === undefined || integration.entityId === entityId),
    addIntegration(entityId, { name, roles }) {
      getEntity(entityId)
      const integration: ApiIntegration = { id: randomUUID(), entityId, name, roles, credentials: [] }
      data.integrations.push(integration)
      onChange({ what: `API integration "${name}" added`, id: integration.id, entityId, providerId: null })
      return integration
    },
    removeIntegration(id) {
      const integration = data.integrations.find((candidate) => candidate.id === id)
      if (!integration) return
      data.integrations = data.integrations.filter((candidate) => candidate !== integration)
      data.retiredSecrets.push(...integration.credentials.map(({ clientSecret }) => clientSecret))
      const { name, entityId } = integration
      onChange({ what: `API integration "${name}" removed`, id, entityId, providerId: null })
    },
    addCredential(integrationId, name) {
      const integration = data.integrations.find((candidate) => candidate.id === integrationId)
      if (!integration) throw new Error(`There is no API integration ${integrationId}`)
      const credential: Credential = {
        name,
        clientId: `${randomUUID()}.img.frame.nutanix.com`,
        clientSecret: randomBytes(20).toString('hex'),
        createdAtMs: nowMs(),
        revokedAtMs: null,
      }
      integration.credentials.push(credential)
      const { entityId } = integration
      onChange({ what: `Credential "${name}" added`, id: credential.clientId, entityId, providerId: null })
      return credential
    },
    revokeCredential(clientId) {
      for (const { entityId, credentials } of data.integrations)
        for (const credential of credentials) {
          if (credential.clientId !== clientId || credential.revokedAtMs !== null) continue
          credential.revokedAtMs = nowMs()
          onChange({
            what: `Credential "${credential.name}" revoked`,
            id: clientId,
            entityId,
            providerId: null,
          })
        }
    },

    providers: (entityId) =>
      data.providers.filter((provider) => entityId === undefined || provider.entityId === entityId),
    addProvider(entityId, wanted) {
      const id = `secure-anon-${randomUUID()}`
      const provider: Provider = {
        id,
        entityId,
        entityKind: getEntity(entityId).kind,
        enabled: true,
        ...wanted,
      }
      data.providers.push(provider)
      onChange({ what: `Provider "${provider.description}" added`, id, entityId, providerId: id })
      return provider
    },
    changeProvider(id, wanted) {
      const provider = data.providers.find((candidate) => candidate.id === id)
      if (!provider) throw new Error(`There is no provider ${id}`)
      Object.assign(provider, wanted)
      const { description, entityId } = provider
      onChange({ what: `Provider "${description}" changed`, id, entityId, providerId: id })
    },
    removeProvider(id) {
      const provider = data.providers.find((candidate) => candidate.id === id)
      if (!provider) return
      data.providers = data.providers.filter((candidate) => candidate !== provider)
      const { description, entityId } = provider
      onChange({ what: `Provider "${description}" removed`, id, entityId, providerId: id })
    },

    launchpads: (accountId) =>
      data.launchpads.filter((launchpad) => accountId === undefined || launchpad.accountId === accountId),
    launchLinks: (accountId) =>
      data.launchLinks.filter((link) => accountId === undefined || link.accountId === accountId),
    secrets,
    reset() {
      data = { ...structuredClone(demoTenant), retiredSecrets: secrets() }
    },
    snapshot: () => structuredClone(data),
    restore(saved) {
      data = structuredClone(saved)
    },
  }
}
