import { db } from '../db'
import { handOverUrl } from '../frame/launch-url'
import type { MintOutcome } from '../frame/mint-sat'
import { seal } from '../secrets'
import { BrowserCookie } from '../web/browser-cookie'
import { getHandOverOrder, type HandOverOrder } from './get-hand-over-order'
import { mintForOrder } from './mint-for-order'
import type { Reason } from './reasons'
import type { SignupOutcome } from './signup-outcome'

/**
 * Mints the SAT of a reserved signup and settles it: `active` with a hand-over, `failed` with its places given back, or
 * `unresolved` when nobody can say what Frame did.
 */
export async function mintForSignup(signupId: string, browser: BrowserCookie | null): Promise<SignupOutcome> {
  const order = await getHandOverOrder(signupId)
  const minted = await mintForOrder(order, 'signup')
  switch (minted.kind) {
    case 'minted':
      return activate(order, minted, browser)
    case 'refused':
      return fail(signupId, 'frame-refused')
    case 'unavailable':
      return fail(signupId, 'frame-unavailable')
    case 'unknown':
      await db().$queryRaw`select leave_signup_unresolved(${signupId}::uuid)`
      return unclear
    case 'not-begun':
      return unclear
  }
}

const unclear: SignupOutcome = { kind: 'refused', reason: 'frame-unknown', freesAt: null }

async function fail(signupId: string, reason: Reason): Promise<SignupOutcome> {
  await db().$queryRaw`select fail_signup(${signupId}::uuid, ${reason})`
  return { kind: 'refused', reason, freesAt: null }
}

async function activate(
  order: HandOverOrder,
  minted: MintOutcome & { kind: 'minted' },
  browser: BrowserCookie | null,
): Promise<SignupOutcome> {
  const sealed = seal(minted.sat, `signup:${order.signup.id}:sat`)
  const rows = await db().$queryRaw<{ earned: unknown }[]>`
    select activate_signup(
      ${order.signup.id}::uuid, ${sealed}, ${minted.issuedAt}::timestamptz, ${minted.expiresAt}::timestamptz,
      ${browser?.browser ?? null}::uuid, ${browser?.generation ?? null}::int
    ) as earned`
  const earned = BrowserCookie.nullable().parse(rows[0]?.earned ?? null)
  if (!earned) return unclear
  return { kind: 'granted', handOverTo: handOverUrl(order.launchUrl, minted.sat), browserCookie: earned }
}
