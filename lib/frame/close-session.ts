import { askAdminApi } from '@/lib/frame/ask-admin-api'
import type { SessionPorts, SessionSource } from '@/lib/frame/ask-about-sessions'
import { readSessionState, sessionPath } from '@/lib/frame/read-session-state'

/** `closed` by us now; `over` before that; `still-open` when Frame would not, or could not be asked. */
export type Closing = { kind: 'closed' } | { kind: 'over' } | { kind: 'still-open'; problem: string }

/** Ends a session at Frame. May be repeated: one that is over stays so. */
export async function closeSession(
  source: SessionSource,
  sessionId: string,
  ports: SessionPorts,
): Promise<Closing> {
  const path = sessionPath(source, sessionId)
  if (path === null)
    return { kind: 'still-open', problem: 'Sessions of a provider that is on no account cannot be closed.' }
  const reply = await askAdminApi(source, { method: 'DELETE', path }, ports)
  if (reply.kind === 'no-answer') return { kind: 'still-open', problem: reply.problem }
  if (reply.status >= 200 && reply.status < 300) return { kind: 'closed' }
  // How sessions are closed is not documented: a 404 may be about the path. So may a 403 be, about a session that is over.
  const read = await readSessionState(source, sessionId, ports)
  return read.kind === 'state' && read.state === 'over'
    ? { kind: 'over' }
    : { kind: 'still-open', problem: `Frame did not close the session (${reply.status}).` }
}
