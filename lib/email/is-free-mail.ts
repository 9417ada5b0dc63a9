import freeEmailDomains from 'free-email-domains'

const free = new Set(freeEmailDomains)

/** Whether everybody can have a mailbox at this very domain. */
export function isFreeMail(domain: string): boolean {
  return free.has(domain)
}
