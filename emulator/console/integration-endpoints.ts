import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { formPageResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity } from '../state/tenant'
import type { Problems } from './fields'
import { parseGrants, readGrants } from './grant-rows'
import { integrationsPage } from './integrations-page'
import { checkName } from './names'
import { emptyIntegration, newIntegrationPage } from './new-integration-page'
import { findNotice, seeOther } from './notices'
import { paths } from './paths'
import { withApi } from './places'
import { readForm, readLine } from './read-form'
import { apiRoles, scopeChoices } from './roles'

/** The API tab: which integrations there are, and a new one. */
export function integrationEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/entities/:id/api', (c) =>
    withApi(state, c, (entity) =>
      formPageResponse(integrationsPage(state, entity, findNotice(c.req.query('done')))),
    ),
  )
  app.get('/entities/:id/api/new', (c) =>
    withApi(state, c, (entity) =>
      formPageResponse(newIntegrationPage(state, entity, emptyIntegration(entity))),
    ),
  )
  app.post('/entities/:id/api/new', (c) => withApi(state, c, (entity) => addIntegration(state, c, entity)))
  return app
}

async function addIntegration(state: EmulatorState, c: EmulatorContext, entity: Entity): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  const name = readLine(form.fields, 'name')
  const rows = readGrants(form.fields)
  if (form.fields.has('more')) {
    const longer = [...rows, { role: '', entityId: entity.id }]
    return formPageResponse(
      newIntegrationPage(state, entity, { name, rows: longer, problems: {}, focusedRow: rows.length }),
    )
  }
  const problems: Problems = {}
  checkName(name, { field: 'name', what: 'a name', problems })
  const { grants, problems: ofGrants } = parseGrants(rows, {
    roles: apiRoles,
    scopes: scopeChoices(state.tenant, entity),
  })
  Object.assign(problems, ofGrants)
  if (Object.keys(problems).length > 0)
    return formPageResponse(newIntegrationPage(state, entity, { name, rows, problems }), 422)
  const { id } = state.tenant.addIntegration(entity.id, { name, roles: grants })
  return seeOther(paths.integration(id), 'integration-added')
}
