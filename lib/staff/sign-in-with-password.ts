import { db } from '../db'
import { canonicaliseEmail } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { log } from '../log'
import { newId } from '../new-id'
import { clientNetworkKey } from './client-network-key'
import { isPassword } from './password-hash'
import type { SessionName } from './session-token'
import { startSession } from './start-session'

export type SignInOutcome =
  { kind: 'signed-in'; session: SessionName } | { kind: 'wrong' } | { kind: 'wait'; seconds: number }

type Client = {
  /** The client's network address, canonical. */
  address: string
}

/**
 * Opens a session for the right password. Every attempt is counted before the password is looked at (A22), and the
 * answer is the same whether the address is unknown, deactivated, without a password, or the password is wrong (A15).
 */
export async function signInWithPassword(
  typed: { email: string; password: string },
  { address }: Client,
): Promise<SignInOutcome> {
  const canonical = canonicaliseEmail(typed.email)
  const email = canonical.kind === 'ok' ? canonical.email.address : ''
  const attempt = newId()
  const seconds = await takeAttempt({ id: attempt, email, address })
  if (seconds > 0) return { kind: 'wait', seconds }

  const staff = await db().staff.findFirst({ where: { email, deactivatedAt: null, demo: false } })
  const isRight = await isPassword(typed.password.slice(0, 1_000), staff?.passwordHash ?? null)
  if (!staff || !isRight) {
    log.info({ staff: staff?.id ?? null }, 'a sign-in with a wrong password')
    return { kind: 'wrong' }
  }
  const session = await db().$transaction(async (tx) => {
    await tx.staffSignInAttempt.deleteMany({ where: { OR: [{ id: attempt }, { at: { lt: aDayAgo() } }] } })
    return startSession(tx, { staff, way: 'password', address })
  })
  return { kind: 'signed-in', session }
}

/** What is older counts for nobody any more. */
function aDayAgo(): Date {
  return new Date(Date.now() - 24 * 3_600_000)
}

/** The seconds to wait; 0 when the attempt was taken. */
async function takeAttempt({ id, email, address }: { id: string; email: string; address: string }) {
  const attempt = JSON.stringify({
    id,
    email,
    email_key: emailKey(email, requireEnv('quotaKey')),
    network_key: clientNetworkKey(address),
  })
  const [taken] = await db().$queryRaw<{ seconds: number }[]>`
    select take_sign_in_attempt(${attempt}::jsonb) as seconds`
  return taken?.seconds ?? 0
}
