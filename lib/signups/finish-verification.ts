import { db } from '../db'
import type { FoundVerification } from '../verification/find-verification'
import type { Asker } from '../verification/start-verification'
import { BrowserCookie } from '../web/browser-cookie'
import { advanceSignup } from './advance-signup'
import { findBrowser } from './find-browser'
import { getHandOverOrder, parseHandOverOrder } from './get-hand-over-order'
import { joinLine } from './join-line'
import { mintForReturn } from './mint-for-return'
import { mintReserved } from './mint-for-signup'
import { replaySignup } from './replay-signup'
import type { Reason } from './reasons'
import type { SettledOutcome } from './signup-outcome'

/** Who posts one of the forms about a verification. */
export type Visitor = { browserCookie: BrowserCookie | null; asker: Asker }

/** `claimed`: the trial is this browser's now, and could not be opened for the reason given. */
export type ProvedOutcome =
  SettledOutcome | { kind: 'claimed'; handle: string; reason: Reason; browserCookie: BrowserCookie }

/**
 * Lets in whoever proved an address: on to the places and the mint for a signup, back into the running trial for a
 * return, or for a signup of a person who has one. Only call it for a verification that is proved.
 */
export async function finishVerification(
  { id, purpose, signup }: FoundVerification,
  { browserCookie, asker }: Visitor,
): Promise<ProvedOutcome> {
  const browser = await findBrowser(browserCookie)
  if (purpose === 'return') return claimTrial(signup.id, id, browser)
  const advance = await advanceSignup(signup.id)
  switch (advance.kind) {
    case 'reserved':
      return mintReserved(parseHandOverOrder(advance.order), browser)
    case 'has-trial':
      return claimTrial(advance.signupId, id, browser)
    case 'waitlisted':
      return joinLine(advance.signupId)
    case 'replay': {
      const again = await replaySignup(advance.signupId, browser, asker)
      if (again.kind !== 'verify') return again
      throw new Error('A proved signup cannot be asked for a proof.')
    }
    case 'refused':
      return { kind: 'refused', reason: advance.reason, freesAt: advance.freesAt }
    case 'verify':
    case 'unverified':
    case 'request-used':
      throw new Error(`A proved signup cannot be answered with ${advance.kind}.`)
  }
}

async function claimTrial(
  signupId: string,
  verification: string,
  browser: BrowserCookie | null,
): Promise<ProvedOutcome> {
  const rows = await db().$queryRaw<{ earned: unknown }[]>`
    select claim_trial(
      ${signupId}::uuid, ${verification}::uuid, ${browser?.browser ?? null}::uuid, ${browser?.generation ?? null}::int
    ) as earned`
  const earned = BrowserCookie.nullable().parse(rows[0]?.earned ?? null)
  if (!earned) return { kind: 'refused', reason: 'request-used', freesAt: null }
  const order = await getHandOverOrder(signupId)
  const opened = await mintForReturn(order, order.launchUrl)
  return opened.kind === 'granted'
    ? { ...opened, browserCookie: earned }
    : { kind: 'claimed', handle: order.signup.handle, reason: opened.reason, browserCookie: earned }
}
