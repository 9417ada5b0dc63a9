import { z } from 'zod'
import { askAdminApi } from '@/lib/frame/ask-admin-api'
import type { SessionPorts, SessionSource } from '@/lib/frame/ask-about-sessions'
import { parseJson, sessionStateOf, type SessionState } from '@/lib/frame/session-state'

export type ReadState =
  { kind: 'state'; state: SessionState } | { kind: 'cannot' } | { kind: 'no-answer'; problem: string }

const Answer = z.object({ state: z.string() })

/** How a session that was seen fares; needs no SAT, so that it can be asked for after the SAT has ended. */
export async function readSessionState(
  source: SessionSource,
  sessionId: string,
  ports: SessionPorts,
): Promise<ReadState> {
  const path = sessionPath(source, sessionId)
  if (path === null) return { kind: 'cannot' }
  const reply = await askAdminApi(source, { method: 'GET', path }, ports)
  if (reply.kind === 'no-answer') return reply
  // It was there, and Frame does not promise to remember it.
  if (reply.status === 404) return { kind: 'state', state: 'over' }
  if (reply.status === 401 || reply.status === 403) return { kind: 'cannot' }
  const answer = Answer.safeParse(reply.status === 200 ? parseJson(reply.text) : undefined)
  return answer.success
    ? { kind: 'state', state: sessionStateOf(answer.data.state) }
    : { kind: 'no-answer', problem: 'Frame told about a session in a form that is not known.' }
}

/** Only an account has sessions; a provider above one does not tell in which account somebody is. */
export function sessionPath({ tokensUrl }: SessionSource, sessionId: string): string | null {
  return tokensUrl.entityKind === 'account'
    ? `/v1/accounts/${tokensUrl.entityId}/sessions/${encodeURIComponent(sessionId)}`
    : null
}
