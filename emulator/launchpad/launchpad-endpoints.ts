import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { errorResponse, methodNotAllowed, notFound } from '../http/errors'
import { notFoundPage } from '../pages/not-found-page'
import { htmlResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Launchpad } from '../state/demo-tenant'
import { type Bearer, findBearer } from '../tokens/find-bearer'
import { findExits } from './find-exits'
import { findLaunchpad } from './find-launchpad'
import { launchpadPage } from './launchpad-page'

const address = '/:customer/:organization/:account/launchpad/:name'

/** The Launchpad page, and the calls its script makes with the token it found behind the `#`. */
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
  app.post(`${address}/log-out`, (c) => answerBearer(state, c, logOut))
  app.all(`${address}/log-out`, () => methodNotAllowed('POST'))
  app.post(`${address}/log-out-idle`, (c) => answerBearer(state, c, logOutIdle))
  app.all(`${address}/log-out-idle`, () => methodNotAllowed('POST'))
  app.get(`${address}/pulse`, (c) => answerPulse(state, c))
  app.all(`${address}/pulse`, () => methodNotAllowed('GET'))
  return app
}

async function answerBearer(
  state: EmulatorState,
  c: EmulatorContext,
  answer: (state: EmulatorState, bearer: Bearer) => unknown,
): Promise<Response> {
  const launchpad = findLaunchpad(state.tenant, c.req.param())
  if (!launchpad) return notFound()
  const bearer = await findVisitor(state, c, launchpad)
  if (!bearer) return errorResponse(401, 'invalid_token', 'The token was not accepted.')
  return c.json(answer(state, bearer))
}

async function findVisitor(
  state: EmulatorState,
  c: EmulatorContext,
  launchpad: Launchpad,
): Promise<Bearer | null> {
  const bearer = await findBearer(state, c.req.header('authorization'))
  return bearer && mayOpen(state, bearer, launchpad) ? bearer : null
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
    nowMs: state.clock.nowMs(),
    expiresAtMs,
    ...findExits(metadata),
  }
}

function acceptTerms(state: EmulatorState, bearer: Bearer) {
  const user = state.users.find(bearer.record.userUuid)
  if (user) user.acceptedTerms = true
  return describeVisit(state, bearer)
}

function logOut({ tokens }: EmulatorState, { record }: Bearer) {
  tokens.invalidate(record.id)
  return { tokenInvalidated: true }
}

function logOutIdle(state: EmulatorState, bearer: Bearer) {
  return state.settings.get().idleLogoutInvalidatesToken ? logOut(state, bearer) : { tokenInvalidated: false }
}

/** What an open Launchpad asks every second, so that it notices a clock that jumps. Answers a stranger too. */
async function answerPulse(state: EmulatorState, c: EmulatorContext): Promise<Response> {
  const launchpad = findLaunchpad(state.tenant, c.req.param())
  if (!launchpad) return notFound()
  const { idleMinutes, returnParameter } = state.settings.get()
  return c.json({
    nowMs: state.clock.nowMs(),
    signedIn: (await findVisitor(state, c, launchpad)) !== null,
    idleMinutes,
    returnParameter,
  })
}
