import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { errorResponse, methodNotAllowed, notFound } from '../http/errors'
import { notFoundPage } from '../pages/not-found-page'
import { htmlResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Launchpad } from '../state/demo-tenant'
import { type Bearer, findBearer } from '../tokens/find-bearer'
import { findLaunchpad } from './find-launchpad'
import { launchpadPage } from './launchpad-page'

const address = '/:customer/:organization/:account/launchpad/:name'

/** The Launchpad page, and the two calls its script makes with the token it found behind the `#`. */
export function launchpadEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get(address, (c) => {
    const launchpad = findLaunchpad(state.tenant, c.req.param())
    if (!launchpad) return htmlResponse(notFoundPage(), 404)
    return htmlResponse(launchpadPage(state.tenant, launchpad))
  })
  app.all(address, () => methodNotAllowed('GET'))
  app.post(`${address}/sign-in`, (c) => answerBearer(state, c, describeVisit))
  app.all(`${address}/sign-in`, () => methodNotAllowed('POST'))
  app.post(`${address}/accept-terms`, (c) => answerBearer(state, c, acceptTerms))
  app.all(`${address}/accept-terms`, () => methodNotAllowed('POST'))
  return app
}

async function answerBearer(
  state: EmulatorState,
  c: EmulatorContext,
  answer: (state: EmulatorState, bearer: Bearer) => unknown,
): Promise<Response> {
  const launchpad = findLaunchpad(state.tenant, c.req.param())
  if (!launchpad) return notFound()
  const bearer = await findBearer(state, c.req.header('authorization'))
  if (!bearer || !mayOpen(state, bearer, launchpad))
    return errorResponse(401, 'invalid_token', 'The token was not accepted.')
  return c.json(answer(state, bearer))
}

function mayOpen({ tenant }: EmulatorState, { record }: Bearer, launchpad: Launchpad): boolean {
  return (
    tenant.account.launchpads.includes(launchpad) &&
    record.provider.roles.some(
      ({ role, entityId }) => role === 'Launchpad User' && entityId === tenant.account.id,
    )
  )
}

function describeVisit(state: EmulatorState, { record, expiresAtMs }: Bearer) {
  const { firstName, lastName, email, metadata } = record
  return {
    person: { name: `${firstName} ${lastName}`.trim(), email },
    assertions: metadata,
    mustAcceptTerms:
      metadata['should_accept_tos'] !== false && !state.users.find(record.userUuid)?.acceptedTerms,
    secondsLeft: Math.floor((expiresAtMs - state.clock.nowMs()) / 1000),
  }
}

function acceptTerms(state: EmulatorState, bearer: Bearer) {
  const user = state.users.find(bearer.record.userUuid)
  if (user) user.acceptedTerms = true
  return describeVisit(state, bearer)
}
