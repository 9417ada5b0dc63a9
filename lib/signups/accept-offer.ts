import { db } from '../db'
import type { Asker } from '../verification/start-verification'
import { readOfferKey } from '../waitlist/offer-key'
import type { BrowserCookie } from '../web/browser-cookie'
import { leaseSeconds } from './admit-signup'
import { findBrowser } from './find-browser'
import { mintForSignup } from './mint-for-signup'
import { replaySignup } from './replay-signup'
import type { SettledOutcome } from './signup-outcome'

/**
 * Whoever has the link of an offer takes the place that is held for them. The same button again, within the trial,
 * hands over what the first press brought.
 */
export async function acceptOffer(
  key: string,
  { browserCookie, asker }: { browserCookie: BrowserCookie | null; asker: Asker },
): Promise<SettledOutcome> {
  const offer = readOfferKey(key)
  if (!offer) return { kind: 'refused', reason: 'request-invalid', freesAt: null }
  const browser = await findBrowser(browserCookie)
  const rows = await db().$queryRaw<{ accepted: boolean }[]>`
    select accept_offer(${offer.signup}::uuid, ${leaseSeconds}::int) as accepted`
  if (rows[0]?.accepted === true) return mintForSignup(offer.signup, browser)
  const again = await replaySignup(offer.signup, browser, asker)
  return again.kind === 'granted' || again.kind === 'refused' || again.kind === 'waiting'
    ? again
    : { kind: 'refused', reason: 'offer-lapsed', freesAt: null }
}
