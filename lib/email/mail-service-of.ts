import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'
import freeEmailDomains from 'free-email-domains'
import { getDomain } from 'tldts'

const FREE = new Set(freeEmailDomains)

/**
 * What kind of mail service is behind a domain of canonicaliseEmail, judged by its registrable domain, so that no
 * subdomain slips through (E7). `own`: none that everybody can have a mailbox at.
 */
export function mailServiceOf(domain: string): 'disposable' | 'free' | 'own' {
  const names = [domain, getDomain(domain, { extractHostname: false }) ?? domain]
  const disposable = disposableEmailBlocklistSet()
  if (names.some((name) => disposable.has(name))) return 'disposable'
  return names.some((name) => FREE.has(name)) ? 'free' : 'own'
}
