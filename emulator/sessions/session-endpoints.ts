import { Hono } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import { methodNotAllowed } from '../http/errors'
import { answerVisitor, type FindPlace, type Visit } from '../launchpad/visit-endpoints'
import type { EmulatorState } from '../state/create-state'
import { describeSession, findSessionOf } from './describe-session'
import { stateAt } from './session'
import { mintSessionToken } from './session-token'
import { startSession } from './start-session'

type Answer = (state: EmulatorState, visit: Visit) => unknown

/** What a session page asks for. How the session fares it learns by the pulse of the visit. */
export function sessionEndpoints(
  state: EmulatorState,
  address: string,
  findPlace: FindPlace,
): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  const answers: Record<string, Answer> = { start, disconnect, quit, 'session-token': giveToken }
  for (const [what, answer] of Object.entries(answers)) {
    app.post(`${address}/${what}`, (c) => answerVisitor(state, c, { findPlace, answer }))
    app.all(`${address}/${what}`, () => methodNotAllowed('POST'))
  }
  return app
}

function start(state: EmulatorState, visit: Visit) {
  const started = startSession(state, { place: visit.place, record: visit.bearer.record })
  return { kind: started.kind, ...report(state, visit) }
}

function disconnect(state: EmulatorState, visit: Visit) {
  const session = findSessionOf(state, visit)
  if (session) state.sessions.disconnect(session.id)
  return report(state, visit)
}

function quit(state: EmulatorState, visit: Visit) {
  const session = findSessionOf(state, visit)
  if (session) state.sessions.close(session.id, 'quit')
  return report(state, visit)
}

function report(state: EmulatorState, visit: Visit) {
  return { session: describeSession(state, visit), nowMs: state.clock.nowMs() }
}

/** The environment of the desktop; null while there is none. */
async function giveToken(state: EmulatorState, visit: Visit) {
  const session = findSessionOf(state, visit)
  const isOpen = session !== null && stateAt(session, state.clock.nowMs()) === 'open'
  return { token: isOpen ? await mintSessionToken(state, session) : null }
}
