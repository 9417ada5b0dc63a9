import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { formPageResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity } from '../state/tenant'
import { authenticationPage } from './authentication-page'
import { launchpadsPage } from './launchpads-page'
import { findNotice, seeOther } from './notices'
import { ownOrigin } from './own-origin'
import { paths } from './paths'
import { withEntity } from './places'
import { readForm } from './read-form'

export function entityEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/entities/:id/users', (c) =>
    withEntity(state, c, (entity) =>
      formPageResponse(authenticationPage(state, entity, findNotice(c.req.query('done')))),
    ),
  )
  app.post('/entities/:id/users', (c) => withEntity(state, c, (entity) => saveToggles(state, c, entity)))
  app.get('/entities/:id/launchpads', (c) =>
    withEntity(state, c, (entity) =>
      entity.kind === 'account'
        ? formPageResponse(launchpadsPage(state, { account: entity, origin: ownOrigin(c) }))
        : seeOther(paths.users(entity.id)),
    ),
  )
  return app
}

async function saveToggles({ tenant }: EmulatorState, c: EmulatorContext, entity: Entity): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  tenant.setToggles(entity.id, {
    apiEnabled: form.fields.has('api'),
    secureAnonymousEnabled: form.fields.has('secure-anonymous'),
  })
  return seeOther(paths.users(entity.id), 'authentication-saved')
}
