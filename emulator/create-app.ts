import { Hono } from 'hono'
import { answerAssertions } from './assertions/assertions-endpoint'
import { controlEndpoints } from './control/control-endpoints'
import type { EmulatorEnv } from './http/emulator-env'
import { errorResponse, methodNotAllowed, notFound } from './http/errors'
import { onlyOwnCallers } from './http/only-own-callers'
import { launchpadEndpoints } from './launchpad/launchpad-endpoints'
import { assetEndpoints } from './pages/asset-endpoints'
import { loggedOutPage } from './pages/logged-out-page'
import { notFoundPage } from './pages/not-found-page'
import { htmlResponse } from './pages/page-shell'
import { startPage } from './pages/start-page'
import { recordRequests } from './requests/record-requests'
import type { EmulatorState } from './state/create-state'
import { answerTokens } from './tokens/tokens-endpoint'

/** The whole emulator: Frame's API below /v1 and /api, and everything of our own around it. */
export function createApp(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()

  for (const prefix of ['/v1', '/api']) app.use(`${prefix}/*`, recordRequests(state))
  app.all('/v1/:kind/:entity/secure-anonymous/:provider/tokens', (c) => answerTokens(state, c))
  app.all('/api/rest/v1/me/assertions', (c) => answerAssertions(state, c))
  app.all('/v1/*', notFound)
  app.all('/api/*', notFound)

  app.use(onlyOwnCallers)
  app.route('/__emulator', controlEndpoints(state))
  app.route('/assets', assetEndpoints())
  app.get('/', (c) => htmlResponse(startPage(state.tenant, new URL(c.req.url).origin)))
  app.all('/', () => methodNotAllowed('GET'))
  app.get('/logged-out', () => htmlResponse(loggedOutPage()))
  app.all('/logged-out', () => methodNotAllowed('GET'))
  app.route('/', launchpadEndpoints(state))

  app.notFound((c) =>
    c.req.header('accept')?.includes('text/html') ? htmlResponse(notFoundPage(), 404) : notFound(),
  )
  app.onError((error, c) => {
    // Whoever hung up is owed no answer, and their leaving is no failure of ours.
    if (!c.req.raw.signal.aborted) state.log(`A request failed inside the emulator: ${error.name}`)
    return errorResponse(500, 'internal_error', 'The emulator failed to answer this.')
  })
  return app
}
