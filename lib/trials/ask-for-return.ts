import { db } from '../db'
import { canonicaliseEmail, type EmailProblem } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { canMail } from '../mail/can-mail'
import { startVerification, type Asker } from '../verification/start-verification'

export type ReturnRequest =
  | { kind: 'asked'; verification: string }
  | { kind: 'invalid'; problem: EmailProblem }
  | { kind: 'unavailable' }

/**
 * Somebody without the cookie wants back into a trial: mails a code to its address if that is the one they typed. What
 * they see is the same if it is not (A15).
 */
export async function askForReturn(handle: string, typed: string, asker: Asker): Promise<ReturnRequest> {
  const parsed = canonicaliseEmail(typed)
  if (parsed.kind === 'invalid') return parsed
  const trial = await db().signup.findFirst({
    where: { handle, grantedAt: { not: null } },
    select: { id: true, emailKey: true },
  })
  if (!trial || !canMail()) return { kind: 'unavailable' }
  const recipientKey = emailKey(parsed.email.identity, requireEnv('quotaKey'))
  const verification = await startVerification({
    signupId: trial.id,
    purpose: 'return',
    recipientKey,
    decoy: recipientKey !== trial.emailKey,
    asker,
  })
  return { kind: 'asked', verification }
}
