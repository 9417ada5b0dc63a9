import { Hono } from 'hono'
import { replyWithFaults } from '../faults/reply-with-faults'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { errorResponse, methodNotAllowed } from '../http/errors'
import { toSeconds } from '../state/clock'
import type { EmulatorState } from '../state/create-state'
import type { Entity } from '../state/tenant'
import { checkCaller } from '../tokens/check-caller'
import { isAlive, type Session, stateAt, timelineOf } from './session'

/** What the Admin API tells about an account's sessions, and how it ends one. Signed like a request for a token. */
export function adminEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.all('/accounts/:account/sessions', (c) => {
    if (c.req.method !== 'GET') return methodNotAllowed('GET')
    return answerAdmin(state, c, (account) => listSessions(state, account, c.req.query('active')))
  })
  // Frame's kiosk script asks with two slashes, `/v1//accounts/…`, and is answered.
  for (const start of ['', '/'])
    app.all(`${start}/accounts/:account/sessions/:session`, (c) => {
      const { method } = c.req
      if (method !== 'GET' && method !== 'DELETE') return methodNotAllowed('GET, DELETE')
      return answerAdmin(state, c, (account) => {
        const session = state.sessions.find(c.req.param('session'))
        if (session?.accountId !== account.id) return noSession()
        return method === 'GET' ? Response.json(describe(state, session)) : closeSession(state, session)
      })
    })
  return app
}

function answerAdmin(
  state: EmulatorState,
  c: EmulatorContext,
  answer: (account: Entity) => Response,
): Response | Promise<Response> {
  const path = c.req.path
  const skew = state.faults.take('clock', path)
  const nowMs = state.clock.nowMs() + (skew?.seconds ?? 0) * 1000
  c.set('nowMs', nowMs)
  const caller = checkCaller(state, { headers: c.req.raw.headers, path, nowSeconds: toSeconds(nowMs) })
  if (caller.kind === 'refused') return caller.response
  const account = state.tenant.find(c.req.param('account')?.toLowerCase() ?? '')
  const covers = account?.kind === 'account' ? state.tenant.pathOf(account).map(({ id }) => id) : []
  if (!account || !caller.integration.roles.some(({ entityId }) => covers.includes(entityId)))
    return errorResponse(
      state.settings.get().missingRoleStatus,
      'forbidden',
      'No role of the API integration covers this account.',
    )
  return replyWithFaults(state, c, () => answer(account))
}

function listSessions(state: EmulatorState, account: Entity, active: string | undefined): Response {
  const nowMs = state.clock.nowMs()
  const sessions = state.sessions.list(account.id)
  const wanted = active === 'true' ? sessions.filter((session) => isAlive(session, nowMs)) : sessions
  return Response.json(wanted.map((session) => describe(state, session)))
}

function closeSession(state: EmulatorState, session: Session): Response {
  if (!isAlive(session, state.clock.nowMs())) return noSession()
  state.sessions.close(session.id, 'closed by an administrator')
  return new Response(null, { status: 204 })
}

function noSession(): Response {
  return errorResponse(404, 'session_not_found', 'There is no such session in this account, or it is over.')
}

function describe(state: EmulatorState, session: Session) {
  const nowMs = state.clock.nowMs()
  const { closedAtMs } = timelineOf(session)
  return {
    id: session.id,
    state: stateAt(session, nowMs),
    account_id: session.accountId,
    start_time: new Date(session.startedAtMs).toISOString(),
    end_time: nowMs >= closedAtMs ? new Date(closedAtMs).toISOString() : null,
    user: {
      uuid: session.userUuid,
      email: session.email,
      first_name: session.firstName,
      last_name: session.lastName,
    },
  }
}
