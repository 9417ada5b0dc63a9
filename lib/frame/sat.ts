import { decodeJwt, decodeProtectedHeader } from 'jose'

declare const satBrand: unique symbol
/** A token of the strict shape below. Never log it: whoever holds it is the prospect, until it ends. */
export type Sat = string & { readonly [satBrand]: true }

export type ParsedSat =
  { kind: 'sat'; sat: Sat; issuedAt: Date | null; expiresAt: Date } | { kind: 'garbage'; problem: string }

const MAX_LENGTH = 16_384
const SHAPE = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/
const LAST_SECOND_OF_9999 = 253_402_300_799

/**
 * Reads Frame's reply to a request for a SAT: the token as a JSON string, or bare. Only `exp` is promised by Frame, so
 * only `exp` is asked for; the signature is Frame's to check. No problem text quotes the reply.
 */
export function parseSat(
  replyBody: string,
  { now, minLifetimeSeconds = 60 }: { now: Date; minLifetimeSeconds?: number },
): ParsedSat {
  const text = unquoted(replyBody.trim()) // trim takes a byte order mark too
  if (text === null || !SHAPE.test(text)) return garbage('Frame answered with something that is not a token.')
  if (!isSat(text)) return garbage(`Frame answered with a token of more than ${MAX_LENGTH} characters.`)

  const parts = decoded(text)
  if (!parts) return garbage('Frame answered with a token that cannot be decoded.')
  const { header, claims } = parts
  if (typeof header.alg !== 'string' || header.alg.toLowerCase() === 'none') {
    return garbage('Frame answered with a token that is not signed.')
  }
  const expiresAt = dateOf(claims.exp)
  if (!expiresAt) return garbage('Frame answered with a token that does not say when it ends.')

  const lifetimeSeconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1000)
  if (lifetimeSeconds < minLifetimeSeconds) {
    return garbage(
      lifetimeSeconds < 0
        ? `Frame answered with a token that ended ${-lifetimeSeconds} s ago; check the portal's clock.`
        : `Frame answered with a token that ends in ${lifetimeSeconds} s; raise the token duration of the SAT provider.`,
    )
  }
  return { kind: 'sat', sat: text, issuedAt: dateOf(claims.iat), expiresAt }
}

/** For tokens that come back out of storage. */
export function isSat(text: string): text is Sat {
  return text.length <= MAX_LENGTH && SHAPE.test(text)
}

function unquoted(text: string): string | null {
  if (!text.startsWith('"')) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function decoded(sat: Sat) {
  try {
    return { header: decodeProtectedHeader(sat), claims: decodeJwt(sat) }
  } catch {
    return null
  }
}

/** Seconds since 1970. Milliseconds, a common slip, would be a year that no database takes, and count as no date. */
function dateOf(claim: unknown): Date | null {
  const isDate =
    typeof claim === 'number' && Number.isInteger(claim) && claim > 0 && claim <= LAST_SECOND_OF_9999
  return isDate ? new Date(claim * 1000) : null
}

function garbage(problem: string): ParsedSat {
  return { kind: 'garbage', problem }
}
