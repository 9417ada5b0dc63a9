import { db } from '../db'
import { canonicaliseEmail, type EmailProblem } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { canMail } from '../mail/can-mail'
import { newId } from '../new-id'
import { clientNetworkKey } from './client-network-key'

type AskOutcome = { kind: 'asked' } | { kind: 'invalid'; problem: EmailProblem } | { kind: 'unavailable' }

/**
 * Mails a link for a new password to an address of staff. The answer is the same for every other address, and it takes
 * as long (A15); the limits of all mails hold.
 */
export async function askForPasswordLink(
  typed: string,
  { address }: { address: string },
): Promise<AskOutcome> {
  const canonical = canonicaliseEmail(typed)
  if (canonical.kind === 'invalid') return { kind: 'invalid', problem: canonical.problem }
  if (!canMail()) return { kind: 'unavailable' }
  const { email } = canonical
  const request = JSON.stringify({
    id: newId(),
    email: email.address,
    mail: {
      id: newId(),
      recipient_key: emailKey(email.identity, requireEnv('quotaKey')),
      network_key: clientNetworkKey(address),
    },
  })
  await db().$queryRaw`select ask_for_staff_password(${request}::jsonb)::text`
  return { kind: 'asked' }
}
