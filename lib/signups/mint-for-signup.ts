import { setTimeout as wait } from 'node:timers/promises'
import { db } from '../db'
import { handOverUrl } from '../frame/launch-url'
import { mintSat, type AttemptResult, type MintOutcome } from '../frame/mint-sat'
import { log } from '../log'
import { newId } from '../new-id'
import { absoluteUrl, paths } from '../paths'
import { seal } from '../secrets'
import { getHandOverOrder, type HandOverOrder } from './get-hand-over-order'
import type { SignupOutcome } from './signup-outcome'

/**
 * Mints the SAT of a reserved signup and settles it: `active` with a hand-over, `failed` with its places given back, or
 * `unresolved` when nobody can say what Frame did. The network is used between transactions, never inside one.
 */
export async function mintForSignup(signupId: string, browserId: string | null): Promise<SignupOutcome> {
  const order = await getHandOverOrder(signupId)
  const minted = await mint(order)
  log.info({ signup: signupId, ...logOf(minted) }, 'mint')
  switch (minted.kind) {
    case 'minted':
      return activate(order, minted, browserId ?? newId())
    case 'refused':
      await db().$queryRaw`select fail_signup(${signupId}::uuid, 'frame-refused')`
      return { kind: 'refused', reason: 'frame-refused', freesAt: null }
    case 'unavailable':
      await db().$queryRaw`select fail_signup(${signupId}::uuid, 'frame-unavailable')`
      return { kind: 'refused', reason: 'frame-unavailable', freesAt: null }
    case 'unknown':
      await db().$queryRaw`select leave_signup_unresolved(${signupId}::uuid)`
      return { kind: 'refused', reason: 'frame-unknown', freesAt: null }
    case 'lease-lost':
      return { kind: 'refused', reason: 'frame-unknown', freesAt: null }
  }
}

async function mint(order: HandOverOrder): Promise<MintOutcome | { kind: 'lease-lost' }> {
  const { signup } = order
  const { handle, language, timeZone } = signup
  try {
    return await mintSat(
      {
        credentials: order.credentials,
        tokensUrl: order.tokensUrl,
        person: { firstName: signup.firstName, lastName: signup.lastName ?? '', email: signup.email },
        metadata: {
          product: order.metadata,
          loginUrl: absoluteUrl(paths.frameLogin(handle)),
          logoutUrl: absoluteUrl(paths.frameLogout(handle)),
          signup: handle,
          language,
          timeZone,
        },
      },
      {
        beginAttempt: () => beginMint(signup.id),
        finishAttempt: finishMint,
        now: () => new Date(),
        wait: (ms, signal) => wait(ms, undefined, { signal }),
      },
    )
  } catch (error) {
    if (error instanceof LeaseLost) return { kind: 'lease-lost' }
    throw error
  }
}

/** A janitor settled the signup while this process slept: nothing may be sent for it any more. */
class LeaseLost extends Error {}

async function beginMint(signupId: string): Promise<string> {
  const mintId = newId()
  const rows = await db().$queryRaw<{ begun: boolean }[]>`
    select begin_mint(${mintId}::uuid, ${signupId}::uuid) as begun`
  if (rows[0]?.begun !== true) throw new LeaseLost()
  return mintId
}

async function finishMint(mintId: string, { kind, status, problem }: AttemptResult): Promise<void> {
  await db().$executeRaw`
    update mints set finished_at = portal_now(), outcome = ${kind}, status = ${status}, problem = ${problem}
    where id = ${mintId}::uuid`
}

async function activate(
  order: HandOverOrder,
  minted: MintOutcome & { kind: 'minted' },
  browserId: string,
): Promise<SignupOutcome> {
  const sealed = seal(minted.sat, `signup:${order.signup.id}:sat`)
  const rows = await db().$queryRaw<{ generation: number | null }[]>`
    select activate_signup(
      ${order.signup.id}::uuid, ${sealed}, ${minted.issuedAt}::timestamptz, ${minted.expiresAt}::timestamptz, ${browserId}::uuid
    ) as generation`
  const generation = rows[0]?.generation ?? null
  if (generation === null) return { kind: 'refused', reason: 'frame-unknown', freesAt: null }
  return {
    kind: 'granted',
    handOverTo: handOverUrl(order.launchUrl, minted.sat),
    browserCookie: { browser: browserId, generation },
  }
}

/** What a log may know of a mint: never the token. */
function logOf(minted: MintOutcome | { kind: 'lease-lost' }) {
  switch (minted.kind) {
    case 'minted':
      return { outcome: minted.kind, expiresAt: minted.expiresAt }
    case 'refused':
    case 'unknown':
      return { outcome: minted.kind, status: minted.status, problem: minted.problem }
    case 'unavailable':
      return { outcome: minted.kind, problem: minted.problem }
    case 'lease-lost':
      return { outcome: minted.kind }
  }
}
