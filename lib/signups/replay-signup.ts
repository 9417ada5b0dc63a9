import { setTimeout as wait } from 'node:timers/promises'
import { db } from '../db'
import { handOverUrl } from '../frame/launch-url'
import { isSat } from '../frame/sat'
import { unseal } from '../secrets'
import type { Asker } from '../verification/start-verification'
import type { BrowserCookie } from '../web/browser-cookie'
import { findRevoked } from '../trials/find-revoked'
import { leaseSeconds } from './admit-signup'
import { askForProof } from './ask-for-proof'
import { getHandOverOrder, type HandOverOrder } from './get-hand-over-order'
import { mintForReturn } from './mint-for-return'
import { mintForSignup } from './mint-for-signup'
import { isReason } from './reasons'
import type { SettledOutcome, SignupOutcome } from './signup-outcome'

const patienceMs = 10_000
const pauseMs = 100
const shortestUsefulLifeMs = 60_000

/**
 * The same form came again: gives the outcome of the first post without a second one to Frame. A parallel post waits
 * up to 10 s for the first; one whose mint stayed unknown is minted again under the places it holds.
 */
export async function replaySignup(
  signupId: string,
  browser: BrowserCookie | null,
  asker: Asker,
): Promise<Exclude<SignupOutcome, { kind: 'invalid' | 'no-product' }>> {
  const until = Date.now() + patienceMs
  for (;;) {
    const signup = await db().signup.findUniqueOrThrow({
      where: { id: signupId },
      include: { browser: true, invite: { select: { revokedAt: true } } },
    })
    switch (signup.state) {
      case 'reserved':
        // Its place is offered by mail; the line's page says so.
        if (signup.offeredUntil) return { kind: 'waiting', handle: signup.handle, key: null }
        if (Date.now() >= until) return { kind: 'refused', reason: 'still-preparing', freesAt: null }
        await wait(pauseMs)
        continue
      case 'unresolved':
        // Where another request resumed it first, this one waits with the others.
        if (await resume(signupId)) return mintForSignup(signupId, browser)
        continue
      case 'active':
        // Minting asks the database itself; what is kept was minted before.
        if (signup.invite?.revokedAt && (await findRevoked([signupId])).has(signupId)) return revoked
        return handOverAgain(signup, browser)
      case 'refused':
      case 'failed': {
        // Long settled: nothing is kept any more, and waiting would not help.
        const reason = signup.reason === 'frame-unknown' ? 'abandoned' : (signup.reason ?? '')
        return {
          kind: 'refused',
          reason: isReason(reason) ? reason : 'request-expired',
          freesAt: signup.freesAt,
        }
      }
      case 'unverified':
        return askForProof(signupId, asker)
      case 'waitlisted':
        return { kind: 'waiting', handle: signup.handle, key: null }
      case 'ended':
      case 'review':
        return expired
    }
  }
}

async function resume(signupId: string): Promise<boolean> {
  const rows = await db().$queryRaw<{ resumed: boolean }[]>`
    select resume_signup(${signupId}::uuid, ${leaseSeconds}::int) as resumed`
  return rows[0]?.resumed === true
}

type ActiveSignup = {
  id: string
  satEncrypted: string | null
  satExpiresAt: Date | null
  browserGeneration: number | null
  browser: { id: string; generation: number; revokedAt: Date | null } | null
}

async function handOverAgain(signup: ActiveSignup, asking: BrowserCookie | null): Promise<SettledOutcome> {
  const { satEncrypted, satExpiresAt, browser } = signup
  const isUsable = satExpiresAt !== null && satExpiresAt.getTime() - Date.now() > shortestUsefulLifeMs
  const sat = satEncrypted !== null && isUsable ? unseal(satEncrypted, `signup:${signup.id}:sat`) : ''
  if (!browser || browser.revokedAt) return expired
  const order = await getHandOverOrder(signup.id)
  if (!isSat(sat)) return owns(asking, signup) ? mintAgain(order) : expired
  return {
    kind: 'granted',
    handOverTo: handOverUrl(order.launchUrl, sat),
    // Whoever knows an old form must not be handed what its browser earned since (R12).
    browserCookie:
      signup.browserGeneration === browser.generation
        ? { browser: browser.id, generation: browser.generation }
        : null,
  }
}

const revoked: SettledOutcome = { kind: 'refused', reason: 'trial-revoked', freesAt: null }

const expired: SettledOutcome = { kind: 'refused', reason: 'request-expired', freesAt: null }

/** A form that is older than its SAT opens the trial for its owner only. */
function owns(asking: BrowserCookie | null, { browser, browserGeneration }: ActiveSignup): boolean {
  return (
    asking !== null &&
    asking.browser === browser?.id &&
    browserGeneration !== null &&
    browserGeneration <= asking.generation
  )
}

async function mintAgain(order: HandOverOrder): Promise<SettledOutcome> {
  const opened = await mintForReturn(order, order.launchUrl)
  return opened.kind === 'granted' ? { ...opened, browserCookie: null } : { ...opened, freesAt: null }
}
