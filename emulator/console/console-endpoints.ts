import { Hono } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import { methodNotAllowed } from '../http/errors'
import { formPageResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { assumptionEndpoints } from './assumption-endpoints'
import { auditTrailPage } from './audit-trail-page'
import { createCommand } from './command'
import { controlFormEndpoints } from './control-form-endpoints'
import { credentialEndpoints } from './credential-endpoints'
import { entityEndpoints } from './entity-endpoints'
import { faultEndpoints } from './fault-endpoints'
import { integrationEndpoints } from './integration-endpoints'
import { onlyOwnForms } from './only-own-forms'
import { ownOrigin } from './own-origin'
import { missing } from './places'
import { playgroundEndpoints } from './playground-endpoints'
import { providerEndpoints } from './provider-endpoints'
import { requestPage, requestsPage } from './request-pages'
import { sessionTrailPage } from './session-trail-page'
import { startPage } from './start-page'

/** The console: Frame's console as far as tokens go, and the emulator's own control panel. `control` is /__emulator. */
export function consoleEndpoints(state: EmulatorState, control: Hono<EmulatorEnv>): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  const command = createCommand(control)
  app.get('/', (c) => formPageResponse(startPage(state, ownOrigin(c))))
  app.all('/', () => methodNotAllowed('GET'))

  app.use('/console/*', onlyOwnForms)
  app.get('/console/audit-trail', () => formPageResponse(auditTrailPage(state)))
  app.get('/console/session-trail', () => formPageResponse(sessionTrailPage(state)))
  app.get('/console/requests', () => formPageResponse(requestsPage(state)))
  app.get('/console/requests/:id', (c) => {
    const request = state.recorder.list().find(({ id }) => `${id}` === c.req.param('id'))
    return request ? formPageResponse(requestPage(state, request)) : missing()
  })
  for (const part of [
    entityEndpoints(state),
    integrationEndpoints(state),
    credentialEndpoints(state),
    providerEndpoints(state),
    playgroundEndpoints(state),
    faultEndpoints(state, command),
    controlFormEndpoints(state, command),
    assumptionEndpoints(state, command),
  ])
    app.route('/console', part)
  return app
}
