import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { endSessionsOf } from '../end-sessions'
import { hashPassword, isPassword } from '../password-hash'
import { passwordProblem, type PasswordProblem } from '../password-problem'
import type { Authorised } from '../staff-person'
import { takeSignInAttempt, voidAttempts } from '../take-sign-in-attempt'

export type PasswordOutcome =
  | { kind: 'changed' }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'invalid'; problem: PasswordProblem }
  | { kind: 'no-password' }

/**
 * Changes one's own password. The old one is wanted, under the limits of the sign-in: an open screen is not enough to take
 * an account over. Every other session ends, and so does every link that was mailed.
 */
export async function changePassword(
  staff: Authorised<'area.enter'>,
  typed: { current: string; wanted: string },
  { address }: { address: string },
): Promise<PasswordOutcome> {
  const { id, email } = staff
  const { passwordHash: stored } = await db().staff.findUniqueOrThrow({ where: { id } })
  if (stored === null) return { kind: 'no-password' }
  const problem = passwordProblem(typed.wanted, email)
  if (problem) return { kind: 'invalid', problem }
  const attempt = await takeSignInAttempt({ email, address })
  if (attempt.kind === 'wait') return attempt
  if (!(await isPassword(typed.current.slice(0, 1_000), stored))) return { kind: 'wrong' }
  const passwordHash = await hashPassword(typed.wanted)

  return db().$transaction(async (tx): Promise<PasswordOutcome> => {
    // Of two changes at the same moment the second was made with a password that is no longer right.
    const { count } = await tx.staff.updateMany({
      where: { id, passwordHash: stored },
      data: { passwordHash },
    })
    if (count === 0) return { kind: 'wrong' }
    await voidAttempts(tx, attempt.id)
    await endSessionsOf(tx, id, { except: staff.session })
    await recordAudit(tx, { actor: staff, action: 'staff.password-changed', subject: `staff ${email}` })
    return { kind: 'changed' }
  })
}
