import { Hono } from 'hono'
import { answerAssertions } from './assertions/assertions-endpoint'
import { answerSessionAssertions } from './assertions/session-assertions-endpoint'
import { consoleEndpoints } from './console/console-endpoints'
import { controlEndpoints } from './control/control-endpoints'
import { answerGraphql } from './graphql/graphql-endpoint'
import type { EmulatorEnv } from './http/emulator-env'
import { errorResponse, methodNotAllowed, notFound } from './http/errors'
import { onlyOwnCallers } from './http/only-own-callers'
import { launchLinkEndpoints } from './launch-links/launch-link-endpoints'
import { launchpadEndpoints } from './launchpad/launchpad-endpoints'
import { mailboxControl } from './mailbox/mailbox-control'
import { mailboxPages } from './mailbox/mailbox-pages'
import { assetEndpoints } from './pages/asset-endpoints'
import { loggedOutPage } from './pages/logged-out-page'
import { notFoundPage } from './pages/not-found-page'
import { htmlResponse } from './pages/page-shell'
import { noteChanges } from './requests/note-changes'
import { recordRequests } from './requests/record-requests'
import { adminEndpoints } from './sessions/admin-endpoints'
import type { EmulatorState } from './state/create-state'
import { answerTokens } from './tokens/tokens-endpoint'

/** The whole emulator: Frame's API below /v1 and /api, and everything of our own around it. */
export function createApp(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()

  app.use(noteChanges(state))
  for (const prefix of ['/v1', '/api']) app.use(`${prefix}/*`, recordRequests(state))
  app.all('/v1/:kind/:entity/secure-anonymous/:provider/tokens', (c) => answerTokens(state, c))
  app.all('/api/rest/v1/me/assertions', (c) => answerAssertions(state, c))
  app.route('/v1', adminEndpoints(state))
  app.all('/api/graphql', (c) => answerGraphql(state, c))
  app.all('/v1/*', notFound)
  app.all('/api/*', (c) =>
    c.req.path === state.settings.get().sessionAssertionsPath
      ? answerSessionAssertions(state, c)
      : notFound(),
  )

  app.use(onlyOwnCallers)
  const control = controlEndpoints(state)
  app.route('/__emulator', control)
  app.route('/__emulator/mailbox', mailboxControl(state.mailbox))
  app.route('/mailbox', mailboxPages(state))
  app.route('/assets', assetEndpoints())
  app.route('/', consoleEndpoints(state, control))
  app.get('/logged-out', () => htmlResponse(loggedOutPage()))
  app.all('/logged-out', () => methodNotAllowed('GET'))
  app.route('/', launchLinkEndpoints(state))
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
