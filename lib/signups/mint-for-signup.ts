import { db } from '../db'
import { handOverUrl } from '../frame/launch-url'
import { canMail } from '../mail/can-mail'
import { seal } from '../secrets'
import { offerKeyOf } from '../waitlist/offer-key'
import { BrowserCookie } from '../web/browser-cookie'
import { getHandOverOrder, type HandOverOrder } from './get-hand-over-order'
import { mintForOrder, type Minted } from './mint-for-order'
import type { Reason } from './reasons'
import type { SettledOutcome } from './signup-outcome'

/**
 * Mints the SAT of a reserved signup and settles it: `active` with a hand-over, `failed` with its places given back, or
 * `unresolved` when nobody can say what Frame did. Where Frame was not reached its place is held, if mail can tell when it is.
 */
export async function mintForSignup(
  signupId: string,
  browser: BrowserCookie | null,
): Promise<SettledOutcome> {
  return mintReserved(await getHandOverOrder(signupId), browser)
}

/** The same where the order is at hand. */
export async function mintReserved(
  order: HandOverOrder,
  browser: BrowserCookie | null,
): Promise<SettledOutcome> {
  const signupId = order.signup.id
  const minted = await mintForOrder(order, 'signup')
  switch (minted.kind) {
    case 'minted':
      return activate(order, minted, browser)
    case 'refused':
      return isForNow(minted.status) && canMail() ? hold(order) : fail(signupId, 'frame-refused')
    case 'unavailable':
      return canMail() ? hold(order) : fail(signupId, 'frame-unavailable')
    case 'unknown':
      await db().$queryRaw`select leave_signup_unresolved(${signupId}::uuid)`
      return unclear
    case 'not-begun':
      return unclear
  }
}

const unclear: SettledOutcome = { kind: 'refused', reason: 'frame-unknown', freesAt: null }

async function fail(signupId: string, reason: Reason): Promise<SettledOutcome> {
  await db().$queryRaw`select fail_signup(${signupId}::uuid, ${reason})`
  return { kind: 'refused', reason, freesAt: null }
}

/** Frame minted nothing because it is too busy or down: 429 Too Many Requests, 503 Service Unavailable. */
function isForNow(status: number): boolean {
  return status === 429 || status === 503
}

/** How long a place is held while Frame is down. */
const holdHours = 24

/** Nothing was minted, and the way in can be mailed: the place stays, and whoever has the key tries again. */
async function hold({ signup }: HandOverOrder): Promise<SettledOutcome> {
  await db().$queryRaw`select hold_signup(${signup.id}::uuid, ${holdHours}::int)`
  return { kind: 'waiting', handle: signup.handle, key: offerKeyOf({ signup: signup.id }) }
}

async function activate(
  order: HandOverOrder,
  minted: Minted,
  browser: BrowserCookie | null,
): Promise<SettledOutcome> {
  const sealed = seal(minted.sat, `signup:${order.signup.id}:sat`)
  const rows = await db().$queryRaw<{ earned: unknown }[]>`
    select activate_signup(
      ${minted.mintId}::uuid, ${order.signup.id}::uuid, ${sealed}, ${minted.issuedAt}::timestamptz,
      ${minted.expiresAt}::timestamptz,
      ${browser?.browser ?? null}::uuid, ${browser?.generation ?? null}::int
    ) as earned`
  const earned = BrowserCookie.nullable().parse(rows[0]?.earned ?? null)
  if (!earned) return unclear
  return { kind: 'granted', handOverTo: handOverUrl(order.launchUrl, minted.sat), browserCookie: earned }
}
