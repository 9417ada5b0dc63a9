import { db } from '../db'
import { readOfferKey } from './offer-key'

export type PlaceInLine =
  | { kind: 'unknown' }
  /** `place` counts from 1. */
  | { kind: 'waiting'; product: { slug: string; name: string }; place: number }
  /** A place is held; its link came by mail. */
  | { kind: 'offered'; product: { slug: string; name: string }; until: Date; mayAccept: boolean }
  /** Frame was down; a place is held until it answers again. */
  | { kind: 'preparing'; product: { slug: string; name: string }; until: Date; mayAccept: boolean }
  | { kind: 'over'; product: { slug: string; name: string }; lapsed: boolean }

/** What the page of a signup that waits in line may say; `key` is that of an offer's link. Looking takes nothing (E12). */
export async function lookAtLine(handle: string, key: string | null): Promise<PlaceInLine> {
  const signup = await db().signup.findUnique({
    where: { handle },
    select: {
      id: true,
      state: true,
      reason: true,
      productId: true,
      waitingSince: true,
      offeredUntil: true,
      product: { select: { slug: true, name: true } },
    },
  })
  if (!signup) return { kind: 'unknown' }
  const { id, state, product, waitingSince, offeredUntil } = signup
  if (state === 'waitlisted' && waitingSince) {
    const ahead = await db().signup.count({
      where: {
        productId: signup.productId,
        state: 'waitlisted',
        OR: [{ waitingSince: { lt: waitingSince } }, { waitingSince, id: { lt: id } }],
      },
    })
    return { kind: 'waiting', product, place: ahead + 1 }
  }
  if (state === 'reserved' && offeredUntil) {
    const mayAccept = key !== null && readOfferKey(key)?.signup === id
    return { kind: waitingSince ? 'offered' : 'preparing', product, until: offeredUntil, mayAccept }
  }
  if (state === 'unverified' || state === 'review') return { kind: 'unknown' }
  return { kind: 'over', product, lapsed: signup.reason === 'offer-lapsed' }
}
