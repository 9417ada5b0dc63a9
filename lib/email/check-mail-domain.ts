import { lookUpMailDomain } from './look-up-mail-domain'
import { createMailDomainCheck, type MailDomainCheck } from './mail-domain-memory'

// Pages and route handlers may load this module each for themselves, so what was learned lives on globalThis.
const kept = globalThis as typeof globalThis & { portalMailDomainCheck?: MailDomainCheck }

/** Whether a domain of canonicaliseEmail receives mail, by the name servers of this machine. */
export function checkMailDomain(domain: string): ReturnType<MailDomainCheck> {
  kept.portalMailDomainCheck ??= createMailDomainCheck({ lookUp: lookUpMailDomain })
  return kept.portalMailDomainCheck(domain)
}

/** For tests, which bring a name server of their own. */
export function setMailDomainCheck(check: MailDomainCheck): void {
  kept.portalMailDomainCheck = check
}
