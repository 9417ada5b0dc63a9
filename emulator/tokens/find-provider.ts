import type { EmulatorState } from '../state/create-state'
import type { Entity, Provider } from '../state/tenant'

export type ProviderLookup = { kind: 'provider'; provider: Provider } | { kind: 'absent'; cause: string }

/** A provider that mints, on this very entity: one of another entity is as absent as one that is off. */
export function findProvider(
  { tenant }: EmulatorState,
  { entity, providerId }: { entity: Entity; providerId: string },
): ProviderLookup {
  const provider = tenant.providers(entity.id).find(({ id }) => id === providerId)
  if (!provider) {
    const isElsewhere = tenant.providers().some(({ id }) => id === providerId)
    const cause = isElsewhere ? 'the provider belongs to another entity' : 'the provider is unknown'
    return { kind: 'absent', cause }
  }
  if (!entity.secureAnonymousEnabled)
    return { kind: 'absent', cause: `Secure Anonymous is switched off for ${entity.name}` }
  if (!provider.enabled) return { kind: 'absent', cause: 'the provider is off' }
  return { kind: 'provider', provider }
}
