import { Resolver } from 'node:dns/promises'

/** What the DNS says about mail for a domain; `no-answer` and `dns-failed`: nothing that could be believed. */
export type MailDomainAnswer =
  'receives-mail' | 'receives-no-mail' | 'no-such-domain' | 'no-answer' | 'dns-failed'

type Asked<RecordType> =
  | { kind: 'found'; records: RecordType[] }
  | { kind: 'none' }
  | { kind: 'no-such-name' }
  | { kind: 'unknown'; answer: 'no-answer' | 'dns-failed' }

/**
 * Asks the DNS whether a domain receives mail (RFC 5321 5.1, RFC 7505), within `deadlineMs` altogether. `servers` are
 * those of this machine unless given.
 */
export async function lookUpMailDomain(
  domain: string,
  { servers, deadlineMs = 1_500 }: { servers?: string[]; deadlineMs?: number } = {},
): Promise<MailDomainAnswer> {
  // One for each question, so that the deadline ends this one only and new name servers are noticed.
  const resolver = new Resolver({ timeout: Math.ceil(deadlineMs / 3), tries: 2 })
  if (servers) resolver.setServers(servers)
  const deadline = setTimeout(() => resolver.cancel(), deadlineMs)
  try {
    return await judge(resolver, domain)
  } finally {
    clearTimeout(deadline)
  }
}

async function judge(resolver: Resolver, domain: string): Promise<MailDomainAnswer> {
  const exchanges = await ask(resolver.resolveMx(domain))
  switch (exchanges.kind) {
    case 'found':
      return exchanges.records.every(({ exchange }) => isRoot(exchange))
        ? 'receives-no-mail'
        : 'receives-mail'
    case 'none':
      return judgeHost(resolver, domain)
    case 'no-such-name':
      return (await knowsTheInternet(resolver)) ? 'no-such-domain' : 'dns-failed'
    case 'unknown':
      return exchanges.answer
  }
}

/** Without MX records, mail goes to the host of that name. */
async function judgeHost(resolver: Resolver, domain: string): Promise<MailDomainAnswer> {
  for (const addresses of [() => resolver.resolve4(domain), () => resolver.resolve6(domain)]) {
    const asked = await ask(addresses())
    if (asked.kind === 'found') return 'receives-mail'
    if (asked.kind === 'unknown') return asked.answer
  }
  return 'receives-no-mail'
}

/** Closed networks have name servers that deny everything outside; what they deny proves nothing. */
async function knowsTheInternet(resolver: Resolver): Promise<boolean> {
  return (await ask(resolver.resolveNs('com'))).kind === 'found'
}

/** A null MX names the root. */
function isRoot(exchange: string): boolean {
  return exchange === '' || exchange === '.'
}

async function ask<RecordType>(asking: Promise<RecordType[]>): Promise<Asked<RecordType>> {
  try {
    return { kind: 'found', records: await asking }
  } catch (error) {
    switch (error instanceof Error && 'code' in error ? error.code : null) {
      case 'ENODATA':
        return { kind: 'none' }
      case 'ENOTFOUND':
        return { kind: 'no-such-name' }
      case 'ETIMEOUT':
      case 'ECANCELLED':
        return { kind: 'unknown', answer: 'no-answer' }
      default:
        return { kind: 'unknown', answer: 'dns-failed' }
    }
  }
}
