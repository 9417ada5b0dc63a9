import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'
import { getDomain } from 'tldts'
import { isFreeMail } from './is-free-mail'

const disposable = disposableEmailBlocklistSet()

/**
 * What kind of mail service is behind a domain of canonicaliseEmail, judged by its registrable domain, so that no
 * subdomain slips through (E7). `own`: none that everybody can have a mailbox at.
 */
export function mailServiceOf(domain: string): 'disposable' | 'free' | 'own' {
  const names = [domain, getDomain(domain, { extractHostname: false }) ?? domain]
  if (names.some((name) => disposable.has(name))) return 'disposable'
  return names.some(isFreeMail) ? 'free' : 'own'
}
