import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { methodNotAllowed } from '../http/errors'
import { notFoundPage } from '../pages/not-found-page'
import { htmlResponse } from '../pages/page-shell'
import { sessionEndpoints } from '../sessions/session-endpoints'
import { sessionPage } from '../sessions/session-page'
import { launchpadPath } from '../state/paths'
import type { EmulatorState } from '../state/create-state'
import { findLaunchpad } from './find-launchpad'
import { launchpadPage } from './launchpad-page'
import { visitEndpoints } from './visit-endpoints'

const address = '/:customer/:organization/:account/launchpad/:name'

/** The Launchpad page, and the session page behind its tile. */
export function launchpadEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  const findPlace = (c: EmulatorContext) => findLaunchpad(state.tenant, c.req.param())

  app.get(address, (c) => {
    const place = findPlace(c)
    return place ? htmlResponse(launchpadPage(place)) : htmlResponse(notFoundPage(), 404)
  })
  app.all(address, () => methodNotAllowed('GET'))
  app.route('/', visitEndpoints(state, address, findPlace))

  const sessionAddress = `${address}/session`
  app.get(sessionAddress, (c) => {
    const place = findPlace(c)
    if (!place) return htmlResponse(notFoundPage(), 404)
    const settings = state.settings.get()
    const cameFrom = { launchpad: launchpadPath(state.tenant, place.launchpad) }
    return htmlResponse(sessionPage(place, { cameFrom, settings }))
  })
  app.all(sessionAddress, () => methodNotAllowed('GET'))
  app.route('/', visitEndpoints(state, sessionAddress, findPlace))
  app.route('/', sessionEndpoints(state, sessionAddress, findPlace))
  return app
}
