import { askActiveSession, type ActiveSessions } from '../frame/ask-active-session'
import { listActiveSessions } from '../frame/list-active-sessions'
import type { Sighting } from './record-session'
import type { Watched } from './session-source'

export type FoundSessions = ActiveSessions & { knownBy: Sighting['knownBy'] }

/** The sessions a person has now: by the SAT, or where that tells nothing by the account's list. */
export async function findSessions({ source, ports, bySat, email }: Watched): Promise<FoundSessions> {
  if (bySat) {
    const answer = await askActiveSession(source, bySat, ports)
    if (answer.kind !== 'cannot') return { ...answer, knownBy: 'session' }
  }
  // Of somebody who was forgotten nothing is known to ask by.
  if (email === '') return { kind: 'cannot', knownBy: 'person' }
  return { ...(await listActiveSessions(source, email, ports)), knownBy: 'person' }
}
