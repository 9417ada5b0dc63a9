import { canonicaliseEmail } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { newId } from '../new-id'

/** What a mail begins with that nobody on a network asked for; each stands for itself in the limits per network. */
export function ownMail(): { id: string; network_key: string } {
  const id = newId()
  return { id, network_key: `portal:${id}` }
}

/**
 * Under what the limits count news of a kind to somebody of staff: not the key of the address itself, so that they use up
 * none of what it may be sent besides, such as a password link. Null for what is no address.
 */
export function newsKey(kind: string, address: string): string | null {
  const canonical = canonicaliseEmail(address)
  return canonical.kind === 'ok'
    ? `${kind} ${emailKey(canonical.email.identity, requireEnv('quotaKey'))}`
    : null
}
