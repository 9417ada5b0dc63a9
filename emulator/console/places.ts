import type { EmulatorContext } from '../http/emulator-env'
import { notFoundPage } from '../pages/not-found-page'
import { htmlResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { ApiIntegration, Credential, Entity, Provider } from '../state/tenant'
import { seeOther } from './notices'
import { paths } from './paths'

type Answer<Place> = (place: Place) => Response | Promise<Response>

export function missing(): Promise<Response> {
  return htmlResponse(notFoundPage(), 404)
}

export function withEntity(state: EmulatorState, c: EmulatorContext, answer: Answer<Entity>) {
  const entity = state.tenant.find(c.req.param('id') ?? '')
  return entity ? answer(entity) : missing()
}

/** A tab that is switched off has no pages: whoever comes by an old link sees where it is switched on. */
export function withApi(state: EmulatorState, c: EmulatorContext, answer: Answer<Entity>) {
  return withEntity(state, c, (entity) =>
    entity.apiEnabled ? answer(entity) : seeOther(paths.users(entity.id)),
  )
}

export function withSecureAnonymous(state: EmulatorState, c: EmulatorContext, answer: Answer<Entity>) {
  return withEntity(state, c, (entity) =>
    entity.secureAnonymousEnabled ? answer(entity) : seeOther(paths.users(entity.id)),
  )
}

export type IntegrationPlace = { entity: Entity; integration: ApiIntegration }

export function withIntegration(state: EmulatorState, c: EmulatorContext, answer: Answer<IntegrationPlace>) {
  const integration = state.tenant.integrations().find(({ id }) => id === c.req.param('id'))
  const entity = integration ? state.tenant.find(integration.entityId) : null
  if (!integration || !entity) return missing()
  return entity.apiEnabled ? answer({ entity, integration }) : seeOther(paths.users(entity.id))
}

export type CredentialPlace = IntegrationPlace & { credential: Credential }

export function withCredential(state: EmulatorState, c: EmulatorContext, answer: Answer<CredentialPlace>) {
  return withIntegration(state, c, (place) => {
    const credential = place.integration.credentials.find(
      ({ clientId }) => clientId === c.req.param('clientId'),
    )
    return credential ? answer({ ...place, credential }) : missing()
  })
}

export type ProviderPlace = { entity: Entity; provider: Provider }

export function withProvider(state: EmulatorState, c: EmulatorContext, answer: Answer<ProviderPlace>) {
  const provider = state.tenant.providers().find(({ id }) => id === c.req.param('id'))
  const entity = provider ? state.tenant.find(provider.entityId) : null
  if (!provider || !entity) return missing()
  return entity.secureAnonymousEnabled ? answer({ entity, provider }) : seeOther(paths.users(entity.id))
}
