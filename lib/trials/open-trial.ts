import { log } from '../log'
import { getHandOverOrder } from '../signups/get-hand-over-order'
import { mintForReturn, type ReturnOutcome } from '../signups/mint-for-return'
import type { BrowserCookie } from '../web/browser-cookie'
import { judgeReturn } from './find-return-address'
import { findTrial } from './find-trial'

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
export async function openTrial(visit: Visit): Promise<ReturnOutcome> {
  const outcome = await decide(visit)
  log.info({ outcome: outcome.kind, ...(outcome.kind === 'refused' && { reason: outcome.reason }) }, 'bounce')
  return outcome
}

async function decide({ handle, browserCookie, query }: Visit): Promise<ReturnOutcome> {
  const trial = await findTrial(handle, browserCookie)
  if (trial.kind !== 'own') return { kind: 'refused', reason: 'unknown-browser' }
  const order = await getHandOverOrder(trial.signup.id)
  const target = judgeReturn(query, trial.product.returnUrls) ?? order.launchUrl
  return mintForReturn(order, target)
}
