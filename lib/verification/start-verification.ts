import { db } from '../db'
import { newId } from '../new-id'
import { networkKey } from '../quotas/network-key'
import { networkOf } from '../quotas/network-of'
import { requireEnv } from '../env'

export type Asker = {
  /** The client's network address, canonical. */
  address: string
  /** Browser and system in a few words, for the page that a link opens elsewhere. */
  device: string
}

type Start = {
  signupId: string
  purpose: 'signup' | 'return'
  /** Keyed hash of the address that the mail would go to. */
  recipientKey: string
  decoy: boolean
  asker: Asker
}

/**
 * Mails a code and a link, in the transaction that writes the verification down. Gives its id: that of the first one
 * when a signup already has its own. A decoy does the same, except for the mail (A15).
 */
export async function startVerification({
  signupId,
  purpose,
  recipientKey,
  decoy,
  asker,
}: Start): Promise<string> {
  const request = JSON.stringify({
    id: newId(),
    signup_id: signupId,
    purpose,
    decoy,
    asked_from: asker.device,
    mail: mailRequest(recipientKey, asker.address),
  })
  const [row] = await db().$queryRaw<{ id: string }[]>`select start_verification(${request}::jsonb) as id`
  if (!row) throw new Error('start_verification gave no row.')
  return row.id
}

/** Sends the code again; `wait` within a minute of the last mail, `enough` after the fifth. */
export async function sendCodeAgain(
  verification: string,
  { recipientKey, address }: { recipientKey: string; address: string },
): Promise<'sent' | 'wait' | 'enough' | 'proved'> {
  const mail = JSON.stringify(mailRequest(recipientKey, address))
  const [row] = await db().$queryRaw<{ answer: 'sent' | 'wait' | 'enough' | 'proved' }[]>`
    select send_code(${verification}::uuid, ${mail}::jsonb) as answer`
  if (!row) throw new Error('send_code gave no row.')
  return row.answer
}

function mailRequest(recipientKey: string, address: string) {
  return {
    id: newId(),
    recipient_key: recipientKey,
    network_key: networkKey(networkOf(address), requireEnv('quotaKey')),
  }
}
