import { readTouch, type Touch } from '../signups/campaign-touch'
import { touchUnderGpc } from '../signups/touch-under-gpc'
import { findFirstTouch } from './first-touch'

type Own = { publicUrl: URL }

/** Global Privacy Control. */
export function wantsPrivacy(headers: Headers): boolean {
  return headers.get('sec-gpc') === '1'
}

/** How the sender of a request first came, and how they came now. A remembered first touch is not read against their wish. */
export function touchesOf(headers: Headers, own: Own): { firstTouch: Touch | null; lastTouch: Touch | null } {
  const ofThisLink = readTouch(queryOf(headers, own), null, own)
  if (wantsPrivacy(headers)) return { firstTouch: null, lastTouch: touchUnderGpc(ofThisLink) }
  const firstTouch = findFirstTouch(headers.get('cookie') ?? undefined, own)
  return { firstTouch, lastTouch: ofThisLink ?? firstTouch }
}

/** As for signups, so that both count for the same campaign: the link's own labels, else those of the first page. */
export function touchOfVisit(headers: Headers, own: Own): Touch | null {
  const { firstTouch, lastTouch } = touchesOf(headers, own)
  if (wantsPrivacy(headers)) return lastTouch
  const arriving = readTouch(queryOf(headers, own), headers.get('referer'), own)
  const touch = lastTouch ?? arriving
  return touch && { ...touch, referrerHost: firstTouch?.referrerHost ?? arriving?.referrerHost ?? null }
}

/** The page's address as our own server saw it. */
function queryOf(headers: Headers, { publicUrl }: Own): URLSearchParams {
  return new URL(headers.get('x-portal-target') ?? '/', publicUrl).searchParams
}
