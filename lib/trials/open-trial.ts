import { log } from '../log'
import { mintForReturn, type ReturnOutcome } from '../signups/mint-for-return'
import type { BrowserCookie } from '../web/browser-cookie'
import { judgeReturn } from './find-return-address'
import { findOwnOrder } from './find-own-order'

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
  const own = await findOwnOrder(handle, browserCookie)
  if (!own) return { kind: 'refused', reason: 'unknown-browser' }
  const target = judgeReturn(query, own.returnUrls) ?? own.order.launchUrl
  return mintForReturn(own.order, target)
}
