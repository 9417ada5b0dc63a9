import type { CanonicalEmail } from '../email/canonicalise-email'

/** Whether an address may use an invite: one that names addresses or domains is for those alone, subdomains included. */
export function inviteFits(
  { emails, domains }: { emails: string[]; domains: string[] },
  email: Pick<CanonicalEmail, 'address' | 'domain'>,
): boolean {
  if (emails.length === 0 && domains.length === 0) return true
  return (
    emails.includes(email.address) ||
    domains.some((domain) => email.domain === domain || email.domain.endsWith(`.${domain}`))
  )
}
