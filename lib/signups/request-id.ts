import { z } from 'zod'
import { newId } from '../new-id'
import { findSigned, sign } from '../secrets'

const lifetimeMs = 24 * 3_600_000

const Payload = z.strictObject({ id: z.string().min(1), product: z.string(), at: z.int() })

export type RequestIdVerdict =
  { kind: 'valid'; id: string } | { kind: 'refused'; reason: 'request-invalid' | 'request-expired' }

/** What a fresh form carries: whoever posts it again, in parallel or later, gets the outcome of the first post. */
export function createRequestId(productSlug: string, now = new Date()): string {
  return sign(
    JSON.stringify({ id: newId(now.getTime()), product: productSlug, at: now.getTime() }),
    'request-id',
  )
}

/** Accepts only ids that this portal made for this product within the last 24 hours. */
export function verifyRequestId(posted: string, productSlug: string, now: Date): RequestIdVerdict {
  const payload = parsePayload(findSigned(posted, 'request-id'))
  if (payload?.product !== productSlug) return { kind: 'refused', reason: 'request-invalid' }
  const ageMs = now.getTime() - payload.at
  return ageMs <= lifetimeMs
    ? { kind: 'valid', id: payload.id }
    : { kind: 'refused', reason: 'request-expired' }
}

function parsePayload(text: string | null) {
  if (text === null) return null
  const parsed = Payload.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
