import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { errorResponse, methodNotAllowed, notFound } from '../http/errors'
import { describeSession, findSessionOf } from '../sessions/describe-session'
import type { EmulatorState } from '../state/create-state'
import type { Bearer } from '../tokens/find-bearer'
import { checkVisitor } from './check-visitor'
import { findExits } from './find-exits'
import type { Place } from './find-launchpad'

export type FindPlace = (c: EmulatorContext) => Place | null
export type Visit = { place: Place; bearer: Bearer }
type Answer = (state: EmulatorState, visit: Visit) => unknown

/** The calls that a page at this address makes with the token it found behind the `#`. */
export function visitEndpoints(
  state: EmulatorState,
  address: string,
  findPlace: FindPlace,
): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  const answers: Record<string, Answer> = {
    'sign-in': signIn,
    'accept-terms': acceptTerms,
    'log-out': logOut,
    'log-out-idle': logOutIdle,
  }
  for (const [what, answer] of Object.entries(answers)) {
    app.post(`${address}/${what}`, (c) => answerVisitor(state, c, { findPlace, answer }))
    app.all(`${address}/${what}`, () => methodNotAllowed('POST'))
  }
  app.get(`${address}/pulse`, (c) => answerPulse(state, c, findPlace))
  app.all(`${address}/pulse`, () => methodNotAllowed('GET'))
  return app
}

export async function answerVisitor(
  state: EmulatorState,
  c: EmulatorContext,
  { findPlace, answer }: { findPlace: FindPlace; answer: Answer },
): Promise<Response> {
  const place = findPlace(c)
  if (!place) return notFound()
  const checked = await checkVisitor(state, c, place)
  if (checked.kind === 'accepted') return c.json(await answer(state, { place, bearer: checked.bearer }))
  if (answer === signIn)
    state.auditTrail.add({
      kind: 'login-refused',
      what: `Login to ${place.launchpad.name} refused: ${checked.cause}`,
      entityId: place.account.id,
    })
  return errorResponse(401, 'invalid_token', 'The token was not accepted.')
}

function signIn(state: EmulatorState, { place, bearer }: Visit) {
  const { record } = bearer
  if (!record.hasSignedIn) addLine(state, { place, bearer }, 'login', `Login to ${place.launchpad.name}`)
  state.tokens.noteSignIn(record.id)
  return describeVisit(state, { place, bearer })
}

function acceptTerms(state: EmulatorState, visit: Visit) {
  state.users.acceptTerms(visit.bearer.record.userUuid)
  return describeVisit(state, visit)
}

/** The session stays, for the next token of the same person. */
function logOut(state: EmulatorState, visit: Visit) {
  const { record } = visit.bearer
  const session = findSessionOf(state, visit)
  if (session) state.sessions.disconnect(session.id)
  state.tokens.invalidate(record.id)
  addLine(state, visit, 'logout', 'Logout')
  return { tokenInvalidated: true }
}

function logOutIdle(state: EmulatorState, visit: Visit) {
  const { idleLogoutInvalidatesToken, idleLogoutClosesSession } = state.settings.get()
  const session = findSessionOf(state, visit)
  if (session && idleLogoutClosesSession) state.sessions.close(session.id, 'its person was idle')
  else if (session) state.sessions.disconnect(session.id)
  if (idleLogoutInvalidatesToken) state.tokens.invalidate(visit.bearer.record.id)
  addLine(state, visit, 'logout', 'Logout because of inactivity')
  return { tokenInvalidated: idleLogoutInvalidatesToken }
}

function addLine(
  state: EmulatorState,
  { place, bearer }: Visit,
  kind: 'login' | 'logout',
  what: string,
): void {
  const { id, firstName, lastName, email, providerId } = bearer.record
  const who = { name: `${firstName} ${lastName}`.trim(), email }
  state.auditTrail.add({ kind, what, who, id, entityId: place.account.id, providerId })
}

function describeVisit(state: EmulatorState, { bearer }: Visit) {
  const { record, expiresAtMs } = bearer
  const { firstName, lastName, email, metadata } = record
  const user = state.users.find(record.userUuid)
  return {
    person: { name: `${firstName} ${lastName}`.trim(), email },
    assertions: metadata,
    mustAcceptTerms: metadata['should_accept_tos'] !== false && !user?.acceptedTerms,
    autoLaunch: user?.preferences.desktopAutoLaunch ?? false,
    nowMs: state.clock.nowMs(),
    expiresAtMs,
    ...findExits(metadata),
  }
}

/** What an open page asks every second, so that it notices a clock that jumps. Answers a stranger too. */
async function answerPulse(
  state: EmulatorState,
  c: EmulatorContext,
  findPlace: FindPlace,
): Promise<Response> {
  const place = findPlace(c)
  if (!place) return notFound()
  const checked = await checkVisitor(state, c, place)
  // Read after the wait, together with the clock: a page must never see a new time with old settings.
  const { idleMinutes, returnParameter } = state.settings.get()
  const signedIn = checked.kind === 'accepted'
  return c.json({
    nowMs: state.clock.nowMs(),
    signedIn,
    idleMinutes,
    returnParameter,
    session: signedIn ? describeSession(state, { place, bearer: checked.bearer }) : null,
  })
}
