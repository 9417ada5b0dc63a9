import type { EmulatorState } from '../state/create-state'
import type { Entity, RoleGrant } from '../state/tenant'

/** Whether one of the roles is this one, on the entity or, where its scope reaches down, on one above it. */
export function hasRole(
  { tenant }: EmulatorState,
  { roles, role, entity, scope }: Wanted & { scope: 'exact' | 'reaches-down' },
): boolean {
  const covering = scope === 'exact' ? [entity] : tenant.pathOf(entity)
  return roles.some((granted) => granted.role === role && covering.some(({ id }) => id === granted.entityId))
}

type Wanted = { roles: RoleGrant[]; role: string; entity: Entity }
