import { z } from 'zod'
import { askAboutSessions, type SessionPorts, type SessionSource } from '@/lib/frame/ask-about-sessions'
import type { Sat } from '@/lib/frame/sat'
import { parseJson, SessionId, sessionStateOf, type SeenSession } from '@/lib/frame/session-state'

/** `cannot`: Frame will not tell by this token, however often it is asked. */
export type ActiveSessions =
  { kind: 'seen'; sessions: SeenSession[] } | { kind: 'cannot' } | { kind: 'no-answer'; problem: string }

const Answer = z.object({
  data: z.object({ activeSession: z.object({ id: SessionId, state: z.string() }).nullable() }),
})

/** The session of the SAT's person at one Launchpad, or none, as Frame's own client asks. */
export async function askActiveSession(
  source: SessionSource,
  { sat, terminalConfigurationId }: { sat: Sat; terminalConfigurationId: string },
  ports: SessionPorts,
): Promise<ActiveSessions> {
  // Written out, because whether Frame's schema calls it an ID or a String is not documented.
  const id = JSON.stringify(terminalConfigurationId)
  const query = `query ActiveSessionQuery { activeSession(terminalConfigurationId: ${id}) { id state } }`
  const reply = await askAboutSessions(
    source,
    {
      method: 'POST',
      url: `${source.backendUrl}/api/graphql`,
      headers: { Authorization: `Bearer ${sat}`, Accept: 'application/json' },
      body: JSON.stringify({ query }),
    },
    ports,
  )
  if (reply.kind === 'no-answer') return reply
  // Void after a logout, although its time is not up.
  if (reply.status === 401 || reply.status === 403) return { kind: 'cannot' }
  const answer = Answer.safeParse(parseJson(reply.text))
  if (!answer.success)
    return { kind: 'no-answer', problem: 'Frame told about the active session in a form that is not known.' }
  const { activeSession } = answer.data.data
  return {
    kind: 'seen',
    sessions: activeSession ? [{ id: activeSession.id, state: sessionStateOf(activeSession.state) }] : [],
  }
}

/** What a Launch link carries in its query; a Launchpad's address does not tell. */
export function findTerminalConfigurationId(launchUrl: string): string | null {
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.source
  const shape = new RegExp(`^${uuid}\\.${uuid}$`, 'i')
  return [...new URL(launchUrl).searchParams.values()].find((value) => shape.test(value)) ?? null
}
