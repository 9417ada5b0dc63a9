import type { Verdict } from '@/lib/frame/circuit'
import type { MintOutcome } from '@/lib/frame/mint-sat'

/** Frame is down, too busy, or knows our key no more: that holds for everything we ask of it with that key. */
const ABOUT_CONNECTION = [401, 429, 503]
/** The role or the SAT provider is missing: that is one product's trouble, and must not close the others. */
const ABOUT_PROVIDER = [403, 404]

export function connectionVerdict(outcome: MintOutcome): Verdict {
  switch (outcome.kind) {
    case 'minted':
      return 'works'
    case 'unavailable':
      return 'fails'
    case 'refused':
      return ABOUT_CONNECTION.includes(outcome.status) ? 'fails' : 'works'
    case 'unknown':
      return isAnswered(outcome) ? 'nothing' : 'fails'
  }
}

/** `null`: the connection's circuit did not let it through. */
export function providerVerdict(outcome: MintOutcome | null): Verdict {
  switch (outcome?.kind) {
    case 'minted':
      return 'works'
    case 'refused':
      if (ABOUT_PROVIDER.includes(outcome.status)) return 'fails'
      return ABOUT_CONNECTION.includes(outcome.status) ? 'nothing' : 'works'
    case 'unknown':
      return isAnswered(outcome) ? 'fails' : 'nothing'
    case 'unavailable':
    case undefined:
      return 'nothing'
  }
}

/** An answer that is no token, such as a page or a redirect: most likely the tokens URL or its provider is wrong. */
function isAnswered({ status }: MintOutcome & { kind: 'unknown' }): boolean {
  return status !== null && status < 500
}
