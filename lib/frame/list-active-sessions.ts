import { z } from 'zod'
import type { ActiveSessions } from '@/lib/frame/ask-active-session'
import { askAdminApi } from '@/lib/frame/ask-admin-api'
import type { SessionPorts, SessionSource } from '@/lib/frame/ask-about-sessions'
import { parseJson, SessionId, sessionStateOf } from '@/lib/frame/session-state'

const Answer = z.array(
  z.object({ id: SessionId, state: z.string(), user: z.object({ email: z.string() }).nullish() }),
)

// Some thousands of sessions.
const MAX_REPLY_BYTES = 2_097_152

/**
 * The running sessions of one person in the account. That Frame has such a list is documented, its path and that it names
 * the person are not: any other answer means that it cannot be used.
 */
export async function listActiveSessions(
  source: SessionSource,
  email: string,
  ports: SessionPorts,
): Promise<ActiveSessions> {
  const { entityKind, entityId } = source.tokensUrl
  if (entityKind !== 'account') return { kind: 'cannot' }
  const reply = await askAdminApi(
    source,
    {
      method: 'GET',
      path: `/v1/accounts/${entityId}/sessions?active=true`,
      maxReplyBytes: MAX_REPLY_BYTES,
    },
    ports,
  )
  if (reply.kind === 'no-answer') return reply
  const answer = Answer.safeParse(reply.status === 200 ? parseJson(reply.text) : undefined)
  if (!answer.success) return { kind: 'cannot' }
  return {
    kind: 'seen',
    sessions: answer.data
      .filter(({ user }) => user?.email.toLowerCase() === email.toLowerCase())
      .map(({ id, state }) => ({ id, state: sessionStateOf(state) })),
  }
}
