import type { Entity, EntityKind, RoleGrant, Tenant } from '../state/tenant'
import type { Choice } from './fields'
import { kindWords } from './words'

export const apiRoles = [
  'API - Generate Anonymous Account Token',
  'API - Generate Anonymous Organization Token',
  'API - Generate Anonymous Customer Token',
]

/** What a provider may grant. Frame recommends the first and nothing else. */
export const providerRoles = ['Launchpad User', 'Sandbox Administrator', 'Account Administrator']

/** The scopes that may be granted at an entity: itself and everything below. */
export function scopesAt(tenant: Tenant, entity: Entity): Entity[] {
  return [entity, ...tenant.children(entity.id).flatMap((child) => scopesAt(tenant, child))]
}

export function scopeChoices(tenant: Tenant, entity: Entity): Choice[] {
  return scopesAt(tenant, entity).map(({ id, kind, name }) => ({
    value: id,
    label: `${kindWords[kind]} ${name}`,
  }))
}

export function apiRoleFor(kind: EntityKind): string {
  return `API - Generate Anonymous ${kindWords[kind]} Token`
}

export function describeGrant(tenant: Tenant, { role, entityId }: RoleGrant): string {
  const scope = tenant.find(entityId)
  return `${role} on ${scope ? `${scope.kind} ${scope.name}` : entityId}`
}
