import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { formPageResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Credential } from '../state/tenant'
import { confirmation } from './confirmation'
import { entityPage } from './entity-page'
import type { Problems } from './fields'
import { integrationPage } from './integration-page'
import { checkName } from './names'
import { findNotice, seeOther } from './notices'
import { createKept, type Kept } from './create-kept'
import { paths } from './paths'
import { type CredentialPlace, type IntegrationPlace, withCredential, withIntegration } from './places'
import { readForm, readLine } from './read-form'

/** Manage Credentials of one integration. */
export function credentialEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  const made = createKept<Credential>()
  app.get('/integrations/:id', (c) =>
    withIntegration(state, c, (place) =>
      formPageResponse(
        integrationPage(state, place, {
          notice: findNotice(c.req.query('done')),
          fresh: made.take(c.req.query('made')),
        }),
      ),
    ),
  )
  app.post('/integrations/:id', (c) =>
    withIntegration(state, c, (place) => makeKey(state, { c, place, made })),
  )
  app.get('/integrations/:id/revoke/:clientId', (c) =>
    withCredential(state, c, (place) => formPageResponse(revokePage(state, place))),
  )
  app.post('/integrations/:id/revoke/:clientId', (c) =>
    withCredential(state, c, ({ integration, credential }) => {
      state.tenant.revokeCredential(credential.clientId)
      return seeOther(paths.integration(integration.id), 'credential-revoked')
    }),
  )
  app.get('/integrations/:id/remove', (c) =>
    withIntegration(state, c, (place) => formPageResponse(removePage(state, place))),
  )
  app.post('/integrations/:id/remove', (c) =>
    withIntegration(state, c, ({ entity, integration }) => {
      state.tenant.removeIntegration(integration.id)
      return seeOther(paths.api(entity.id), 'integration-removed')
    }),
  )
  return app
}

async function makeKey(
  state: EmulatorState,
  { c, place, made }: { c: EmulatorContext; place: IntegrationPlace; made: Kept<Credential> },
): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  const name = readLine(form.fields, 'name')
  const problems: Problems = {}
  checkName(name, { field: 'name', what: 'a name for the key, such as the server it is for', problems })
  if (Object.keys(problems).length > 0)
    return formPageResponse(integrationPage(state, place, { name, problems }), 422)
  const id = made.put(state.tenant.addCredential(place.integration.id, name))
  return seeOther(`${paths.integration(place.integration.id)}?made=${id}`)
}

function revokePage(state: EmulatorState, { entity, integration, credential }: CredentialPlace) {
  return entityPage(state, {
    entity,
    tab: 'api',
    title: `Revoke ${credential.name}`,
    main: confirmation({
      title: `Revoke the key "${credential.name}"?`,
      text: 'Whoever signs with it is refused from then on, as if the key had never been. This cannot be undone.',
      action: paths.revoke(integration.id, credential.clientId),
      confirm: 'Revoke',
      back: paths.integration(integration.id),
    }),
  })
}

function removePage(state: EmulatorState, { entity, integration }: IntegrationPlace) {
  return entityPage(state, {
    entity,
    tab: 'api',
    title: `Remove ${integration.name}`,
    main: confirmation({
      title: `Remove the API integration "${integration.name}"?`,
      text: 'Its keys go with it, and whoever signs with one of them is refused. This cannot be undone.',
      action: paths.removeIntegration(integration.id),
      confirm: 'Remove',
      back: paths.integration(integration.id),
    }),
  })
}
