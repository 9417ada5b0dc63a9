import { db } from '../db'
import { canonicaliseEmail } from '../email/canonicalise-email'
import { log } from '../log'
import { isPassword } from './password-hash'
import type { SessionName } from './session-token'
import { startSession } from './start-session'
import { takeSignInAttempt, voidAttempts } from './take-sign-in-attempt'

export type SignInOutcome =
  { kind: 'signed-in'; session: SessionName } | { kind: 'wrong' } | { kind: 'wait'; seconds: number }

type Client = {
  /** The client's network address, canonical. */
  address: string
  device?: string
}

/**
 * Opens a session for the right password. Every attempt is counted before the password is looked at (A22), and the
 * answer is the same whether the address is unknown, deactivated, without a password, or the password is wrong (A15).
 */
export async function signInWithPassword(
  typed: { email: string; password: string },
  { address, device }: Client,
): Promise<SignInOutcome> {
  const canonical = canonicaliseEmail(typed.email)
  const email = canonical.kind === 'ok' ? canonical.email.address : ''
  const attempt = await takeSignInAttempt({ email, address })
  if (attempt.kind === 'wait') return attempt

  const staff = await db().staff.findFirst({ where: { email, deactivatedAt: null, demo: false } })
  const isRight = await isPassword(typed.password.slice(0, 1_000), staff?.passwordHash ?? null)
  if (!staff || !isRight) {
    log.info({ staff: staff?.id ?? null }, 'a sign-in with a wrong password')
    return { kind: 'wrong' }
  }
  const session = await db().$transaction(async (tx) => {
    await voidAttempts(tx, attempt.id)
    return startSession(tx, { staff, way: 'password', address, device })
  })
  return { kind: 'signed-in', session }
}
