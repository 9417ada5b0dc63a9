import { db } from '../db'
import { canonicaliseEmail, type CanonicalEmail } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'

/** One mailbox, however its address is written, and all that is held by it. */
export type Person = {
  email: CanonicalEmail
  /** What quotas know the person by. */
  key: string
}

export type PersonsSignup = { id: string; state: string; isForgotten: boolean }

/** Null for what is no e-mail address. */
export function personOf(address: string): Person | null {
  const parsed = canonicaliseEmail(address)
  if (parsed.kind === 'invalid') return null
  return { email: parsed.email, key: emailKey(parsed.email.identity, requireEnv('quotaKey')) }
}

/** The person of a signup; null where it is unknown or was forgotten. */
export async function findPersonOfSignup(signup: string): Promise<Person | null> {
  const row = await db().signup.findUnique({ where: { id: signup }, select: { email: true } })
  return row ? personOf(row.email) : null
}

/**
 * Every signup of a person, of all products and connections, oldest first. Those that were counted under an earlier
 * QUOTA_KEY are found by the address itself.
 */
export async function findSignupsOf({ email, key }: Person): Promise<PersonsSignup[]> {
  const words = email.address.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''
  return db().$queryRaw<PersonsSignup[]>`
    with found as (
      select s.id from connections c join signups s on s.connection_id = c.id and s.email_key = ${key}
      union
      select id from signups
      where signup_words(email, first_name, last_name, company) @@ plainto_tsquery('simple', ${words})
        and email = ${email.address}
    )
    select s.id, s.state::text as state, s.anonymised_at is not null as "isForgotten"
    from found join signups s using (id)
    order by s.created_at, s.id`
}

/** Names a person in the audit log, which cannot be erased and so holds no address. */
export function auditName({ key }: Person): string {
  return `person ${key.slice(0, 12)}`
}

/** Whether an address, however it is written, is the person's. */
export function isAddressOf({ email }: Person, address: string | null): boolean {
  const parsed = canonicaliseEmail(address ?? '')
  return parsed.kind === 'ok' && parsed.email.identity === email.identity
}
