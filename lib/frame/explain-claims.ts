import { decodeJwt } from 'jose'
import type { Sat } from '@/lib/frame/sat'

export type ExplainedClaim = { name: string; value: string; meaning: string }

const meanings: Record<string, string> = {
  exp: 'When it ends. The only claim that the portal depends on.',
  iat: 'When Frame made it.',
  nbf: 'From when on it counts.',
  iss: 'Who made it.',
  sub: "Frame's own id of the person.",
  aud: 'For whom it is meant.',
  jti: 'Its own id.',
  email: 'The person, as they appear in the audit trail and among the named users.',
  provider: 'The SAT provider that made it.',
  roles: 'What the person may do in Frame, and where.',
}

const moments = ['exp', 'iat', 'nbf']
const longest = 500

/** What a token says of itself, claim by claim, in words. Only Frame can say whether it is true. */
export function explainClaims(sat: Sat): ExplainedClaim[] {
  return Object.entries(decodeJwt(sat)).map(([name, value]) => ({
    name: cut(name),
    value: cut(moments.includes(name) ? momentOf(value) : textOf(value)),
    meaning: meanings[name] ?? '',
  }))
}

function momentOf(value: unknown): string {
  const date = typeof value === 'number' ? new Date(value * 1000) : null
  return date && !Number.isNaN(date.getTime()) ? `${date.toISOString().slice(0, 19)}Z` : textOf(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)} …` : text
}
