import { canonicalDomain } from './canonical-domain'

export type CanonicalEmail = {
  /** What we send to and hand to Frame: lower-case, A-label domain, plus tag kept. */
  address: string
  /** What quotas count: all spellings of one mailbox are one identity. Never sent to. */
  identity: string
  /** The domain of the address as A-labels. */
  domain: string
}

export type EmailProblem = 'missing' | 'too-long' | 'not-an-address' | 'domain-not-usable'

export type CanonicalisedEmail =
  { kind: 'ok'; email: CanonicalEmail } | { kind: 'invalid'; problem: EmailProblem }

/** RFC 5321 4.5.3.1: a path holds 256 bytes, two of them angle brackets. */
const MAX_ADDRESS_BYTES = 254
const MAX_LOCAL_PART_BYTES = 64

/** Not all of RFC 5322's atext: `%` and `!` were routes once, and some relays still follow them. */
const DOT_ATOM = /^[a-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[a-z0-9#$&'*+/=?^_`{|}~-]+)*$/i

/** Providers whose mailboxes answer to several spellings; all others are taken as written. */
const PROVIDERS = new Map([
  ['gmail.com', { domain: 'gmail.com', ignoresDots: true }],
  ['googlemail.com', { domain: 'gmail.com', ignoresDots: true }],
])

/**
 * The one way in for an e-mail address. Whatever another parser could read differently (quotes, comments, routes,
 * lists, lookalike characters) is refused rather than repaired.
 */
export function canonicaliseEmail(input: unknown): CanonicalisedEmail {
  if (input === undefined || input === null) return invalid('missing')
  if (typeof input !== 'string') return invalid('not-an-address')
  // Before anything that reads the whole text: it may be 64 kB of anything.
  if (input.length > 2 * MAX_ADDRESS_BYTES) return invalid('too-long')

  const typed = withoutOuterSpaces(input)
  if (typed === '') return invalid('missing')
  if (Buffer.byteLength(typed) > MAX_ADDRESS_BYTES) return invalid('too-long')
  if (countAt(typed) !== 1 || countAt(typed.normalize('NFKC')) !== 1) return invalid('not-an-address')

  const [localPart = '', writtenDomain = ''] = typed.split('@')
  if (localPart.length > MAX_LOCAL_PART_BYTES) return invalid('too-long')
  if (!DOT_ATOM.test(localPart) || writtenDomain === '') return invalid('not-an-address')
  const domain = canonicalDomain(writtenDomain)
  if (domain === null) return invalid('domain-not-usable')

  const name = localPart.toLowerCase()
  const address = `${name}@${domain}`
  if (address.length > MAX_ADDRESS_BYTES) return invalid('too-long')
  return { kind: 'ok', email: { address, identity: identityOf(name, domain), domain } }
}

function invalid(problem: EmailProblem): CanonicalisedEmail {
  return { kind: 'invalid', problem }
}

/** Phone keyboards add a space after a completed word. Other white space is not typed by accident. */
function withoutOuterSpaces(text: string): string {
  return text.replace(/^ +/, '').replace(/ +$/, '')
}

function countAt(text: string): number {
  return text.split('@').length - 1
}

function identityOf(name: string, domain: string): string {
  const provider = PROVIDERS.get(domain) ?? { domain, ignoresDots: false }
  const tagAt = name.indexOf('+')
  const untagged = tagAt > 0 ? name.slice(0, tagAt) : name
  return `${provider.ignoresDots ? untagged.replaceAll('.', '') : untagged}@${provider.domain}`
}
