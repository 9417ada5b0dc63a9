import { z } from 'zod'

/** `starting`: a machine boots or is being connected. Only `open` is a desktop that somebody sees. */
export type SessionState = 'starting' | 'open' | 'over'

export type SeenSession = { id: string; state: SessionState }

/** Ids go into paths and logs; Frame's look like gateway-prod.KR5LDopQG8MzV136. */
export const SessionId = z.string().regex(/^[\w.:-]{1,128}$/)

/** The Admin API writes states in lower case, GraphQL in upper case; whatever is not alive is over. */
export function sessionStateOf(text: string): SessionState {
  switch (text.toLowerCase()) {
    case 'init':
    case 'reserved':
      return 'starting'
    case 'open':
      return 'open'
    default:
      return 'over'
  }
}

export function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
