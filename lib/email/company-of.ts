import freeEmailDomains from 'free-email-domains'
import { getDomain } from 'tldts'

const FREE_MAIL = new Set(freeEmailDomains)

/**
 * The company behind a domain of canonicaliseEmail: its registrable domain, or null where everyone can have a mailbox.
 * Subdomains of a hosting service are one company: they are free, and each would otherwise bring fresh quotas.
 */
export function companyOf(domain: string): string | null {
  const company = getDomain(domain, { extractHostname: false })
  if (company === null || FREE_MAIL.has(company) || FREE_MAIL.has(domain)) return null
  return company
}
