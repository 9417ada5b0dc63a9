import { decodeJwt } from 'jose'
import { z } from 'zod'
import { askAboutSessions, type SessionPorts, type SessionSource } from '@/lib/frame/ask-about-sessions'
import { parseJson } from '@/lib/frame/session-state'

/** `handle` is that of the signup, as the metadata of its SAT says. */
export type Proof = { kind: 'proved'; handle: string } | { kind: 'refused' } | { kind: 'no-answer' }

/**
 * In-session tokens have an endpoint of their own, whose path is assumed. The documented one is never tried instead: a SAT
 * opens it, and whoever has a SAT need not be in a session.
 */
const PATH = '/api/rest/v1/me/session/assertions'
const TOKEN = /^[\x21-\x7e]{16,4096}$/

const Assertions = z.object({ signup: z.string().min(1).max(64) })

/**
 * Whether a FRAME_SESSION_TOKEN is what it says, and whose: whoever can read a signup's assertions with it runs in a session
 * of that signup. It is shown to this backend alone, once.
 */
export async function proveSessionToken(
  source: SessionSource,
  token: string,
  ports: SessionPorts,
): Promise<Proof> {
  if (!TOKEN.test(token) || hasEnded(token, ports.now())) return { kind: 'refused' }
  const reply = await askAboutSessions(
    source,
    {
      method: 'GET',
      url: source.backendUrl + PATH,
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
    },
    ports,
  )
  if (reply.kind === 'no-answer') return { kind: 'no-answer' }
  const assertions = Assertions.safeParse(reply.status === 200 ? parseJson(reply.text) : undefined)
  return assertions.success ? { kind: 'proved', handle: assertions.data.signup } : { kind: 'refused' }
}

/** That it is a JWT is not documented; one that says it has ended needs no proof. */
function hasEnded(token: string, now: Date): boolean {
  try {
    const { exp } = decodeJwt(token)
    return exp !== undefined && exp * 1000 < now.getTime() - 15 * 60_000
  } catch {
    return false
  }
}
