import type { MailDomainAnswer } from './look-up-mail-domain'

export type MailDomainCheck = ReturnType<typeof createMailDomainCheck>

const keptMs = { yes: 10 * 60_000, no: 60_000 }
const mostKept = 1_000
const mostAtOnce = 32
const silencesInARow = 3
const restMs = 60_000

/**
 * Asks about mail domains no more than is good for anybody: answers are kept for a while, those that ask about the same
 * domain share one lookup, and after some silences in a row nobody has to wait for the next one until a probe is
 * answered. What a process forgets at a restart it learns again.
 */
export function createMailDomainCheck({
  lookUp,
  now = Date.now,
}: {
  lookUp: (domain: string) => Promise<MailDomainAnswer>
  now?: () => number
}) {
  const kept = new Map<string, { answer: MailDomainAnswer; until: number }>()
  const underWay = new Map<string, Promise<MailDomainAnswer>>()
  let silences = 0
  let restsUntil = 0

  return async function check(
    domain: string,
  ): Promise<MailDomainAnswer | 'reserved' | 'dns-rests' | 'dns-busy'> {
    if (isReserved(domain)) return 'reserved'
    const known = kept.get(domain)
    if (known && known.until > now()) return known.answer
    const asked = underWay.get(domain)
    if (asked) return asked
    if (now() < restsUntil) return 'dns-rests'
    if (underWay.size >= mostAtOnce) return 'dns-busy'
    // The first one after a rest is a probe: the others go on resting until it is answered.
    if (silences >= silencesInARow) restsUntil = now() + restMs
    const asking = lookUp(domain).finally(() => underWay.delete(domain))
    underWay.set(domain, asking)
    const answer = await asking
    learn(domain, answer)
    return answer
  }

  function learn(domain: string, answer: MailDomainAnswer): void {
    if (answer === 'no-answer') {
      silences += 1
      if (silences >= silencesInARow) restsUntil = now() + restMs
      return
    }
    silences = 0
    restsUntil = 0
    if (answer === 'dns-failed') return
    kept.delete(domain)
    kept.set(domain, { answer, until: now() + (answer === 'receives-mail' ? keptMs.yes : keptMs.no) })
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  }
}

/** Names that stand for nothing in the DNS, or must not be asked for (RFC 2606, RFC 6761). */
function isReserved(domain: string): boolean {
  return /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/.test(domain)
}
