import { getDomain } from 'tldts'
import { isFreeMail } from './is-free-mail'

/**
 * The company behind a domain of canonicaliseEmail: its registrable domain, or null where everyone can have a mailbox.
 * Subdomains of a hosting service are one company: they are free, and each would otherwise bring fresh quotas.
 */
export function companyOf(domain: string): string | null {
  const company = getDomain(domain, { extractHostname: false })
  if (company === null || isFreeMail(company) || isFreeMail(domain)) return null
  return company
}
