import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { methodNotAllowed } from '../http/errors'
import { findPlace, type Place } from '../launchpad/find-launchpad'
import { visitEndpoints } from '../launchpad/visit-endpoints'
import { notFoundPage } from '../pages/not-found-page'
import { htmlResponse } from '../pages/page-shell'
import { sessionEndpoints } from '../sessions/session-endpoints'
import { sessionPage } from '../sessions/session-page'
import type { EmulatorState } from '../state/create-state'
import type { LaunchLink, Tenant } from '../state/tenant'

const address = '/launch/:link'

/** A Launch link leads straight into a session, past the Launchpad. Its query must name the terminal configuration. */
export function launchLinkEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  const findOwnPlace = (c: EmulatorContext) => {
    const link = findLaunchLink(state.tenant, c)
    return link && findPlaceOf(state.tenant, link)
  }
  app.get(address, (c) => {
    const link = findLaunchLink(state.tenant, c)
    const place = link && findPlaceOf(state.tenant, link)
    if (!place || c.req.query('terminalConfigId') !== link.terminalConfigId)
      return htmlResponse(notFoundPage(), 404)
    const settings = state.settings.get()
    return htmlResponse(sessionPage(place, { cameFrom: 'link', settings }))
  })
  app.all(address, () => methodNotAllowed('GET'))
  app.route('/', visitEndpoints(state, address, findOwnPlace))
  app.route('/', sessionEndpoints(state, address, findOwnPlace))
  return app
}

function findLaunchLink(tenant: Tenant, c: EmulatorContext): LaunchLink | null {
  const path = `/launch/${c.req.param('link')}`
  return tenant.launchLinks().find((link) => link.path === path) ?? null
}

function findPlaceOf(tenant: Tenant, { accountId, launchpadSlug }: LaunchLink): Place | null {
  const launchpad = tenant.launchpads(accountId).find(({ slug }) => slug === launchpadSlug)
  return launchpad ? findPlace(tenant, launchpad) : null
}
