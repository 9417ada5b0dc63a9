import type { EmulatorState } from '../state/create-state'
import type { Credential, Entity } from '../state/tenant'
import { hasRole } from '../tokens/has-role'
import { apiRoleFor } from './roles'

/** The keys with which tokens may be asked for at an entity. */
export function findKeys(state: EmulatorState, entity: Entity): Credential[] {
  const scope = state.settings.get().rolesCoverDescendants ? 'reaches-down' : 'exact'
  const role = apiRoleFor(entity.kind)
  return state.tenant
    .integrations()
    .filter((integration) => state.tenant.find(integration.entityId)?.apiEnabled)
    .filter(({ roles }) => hasRole(state, { roles, role, entity, scope }))
    .flatMap(({ credentials }) => credentials)
    .filter(({ revokedAtMs }) => revokedAtMs === null)
}
