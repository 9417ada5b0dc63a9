import { db } from '../db'
import { handOverUrl } from '../frame/launch-url'
import { log } from '../log'
import { seal } from '../secrets'
import { getHandOverOrder } from '../signups/get-hand-over-order'
import { mintForOrder } from '../signups/mint-for-order'
import type { Reason } from '../signups/reasons'
import type { BrowserCookie } from '../web/browser-cookie'
import { judgeReturn } from './find-return-address'
import { findTrial } from './find-trial'

/** `handOverTo` carries the SAT: it goes into one redirect and nowhere else. */
export type OpenOutcome = { kind: 'granted'; handOverTo: string } | { kind: 'refused'; reason: Reason }

type Visit = {
  handle: string
  browserCookie: BrowserCookie | null
  /** Of the request; may say where in Frame the person was. */
  query: URLSearchParams
}

/**
 * Lets the owner of a running trial in again with a new SAT: the bounce, and every "open again" button. Where the
 * person goes is decided before anything is minted (R3), and is the product's launch URL unless the query names a
 * place below one of its return URLs.
 */
export async function openTrial(visit: Visit): Promise<OpenOutcome> {
  const outcome = await decide(visit)
  log.info({ outcome: outcome.kind, ...(outcome.kind === 'refused' && { reason: outcome.reason }) }, 'bounce')
  return outcome
}

async function decide({ handle, browserCookie, query }: Visit): Promise<OpenOutcome> {
  const trial = await findTrial(handle, browserCookie)
  if (trial.kind !== 'own') return { kind: 'refused', reason: 'unknown-browser' }
  const order = await getHandOverOrder(trial.signup.id)
  const target = judgeReturn(query, trial.product.returnUrls) ?? order.launchUrl

  const minted = await mintForOrder(order, 'bounce')
  switch (minted.kind) {
    case 'minted': {
      const sealed = seal(minted.sat, `signup:${trial.signup.id}:sat`)
      const rows = await db().$queryRaw<{ renewed: boolean }[]>`
        select renew_sat(
          ${trial.signup.id}::uuid, ${sealed}, ${minted.issuedAt}::timestamptz, ${minted.expiresAt}::timestamptz
        ) as renewed`
      if (rows[0]?.renewed !== true) return { kind: 'refused', reason: 'trial-ended' }
      return { kind: 'granted', handOverTo: handOverUrl(target, minted.sat) }
    }
    case 'refused':
      return { kind: 'refused', reason: 'frame-refused' }
    case 'unavailable':
      return { kind: 'refused', reason: 'frame-unavailable' }
    case 'unknown':
      return { kind: 'refused', reason: 'frame-unknown' }
    case 'not-begun':
      return { kind: 'refused', reason: minted.why === 'lease-lost' ? 'trial-ended' : minted.why }
  }
}
