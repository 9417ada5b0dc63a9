import { z } from 'zod'
import { findSigned, sign } from '../secrets'

const OfferKey = z.strictObject({ signup: z.uuid() })
export type OfferKey = z.infer<typeof OfferKey>

/** What lets somebody take the place that is held for a signup: its id, signed with 256 bits. */
export function offerKeyOf(key: OfferKey): string {
  return sign(JSON.stringify(key), 'offer-link')
}

/** Null for anything that this portal did not write. */
export function readOfferKey(key: string): OfferKey | null {
  if (key.length > 500) return null
  const text = findSigned(key, 'offer-link')
  const parsed = text === null ? null : OfferKey.safeParse(JSON.parse(text))
  return parsed?.success ? parsed.data : null
}
