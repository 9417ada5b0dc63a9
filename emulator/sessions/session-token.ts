import { jwtVerify, SignJWT } from 'jose'
import { toSeconds } from '../state/clock'
import type { EmulatorState } from '../state/create-state'
import { type Session, stateAt, timelineOf } from './session'

// An issuer of its own: where a SAT is wanted, this token is a stranger's, and the other way round.
const sessionTokenIssuer = 'frame-emulator-session'

/** What a session finds in FRAME_SESSION_TOKEN. It reads the assertions of its person and starts nothing. */
export function mintSessionToken(state: EmulatorState, session: Session): Promise<string> {
  const { openAtMs } = timelineOf(session)
  return new SignJWT({ session: session.id })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(sessionTokenIssuer)
    .setSubject(session.userUuid)
    .setIssuedAt(toSeconds(openAtMs))
    .setExpirationTime(toSeconds(openAtMs + session.plan.maximumMs))
    .sign(state.signingKey)
}

/** The session whose token is in the Authorization header, as long as it is open. */
export async function findSessionBearer(
  state: EmulatorState,
  authorization: string | undefined,
): Promise<Session | null> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (!token) return null
  const nowMs = state.clock.nowMs()
  try {
    const { payload } = await jwtVerify(token, state.signingKey, {
      algorithms: ['HS256'],
      issuer: sessionTokenIssuer,
      requiredClaims: ['exp'],
      currentDate: new Date(nowMs),
    })
    const session = typeof payload['session'] === 'string' ? state.sessions.find(payload['session']) : null
    return session && stateAt(session, nowMs) === 'open' ? session : null
  } catch {
    return null
  }
}
