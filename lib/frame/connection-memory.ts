import type { Logger } from 'pino'
import { createCircuit, FAILURES_IN_A_ROW, type Circuit } from '@/lib/frame/circuit'
import type { MintOutcome } from '@/lib/frame/mint-sat'
import { connectionVerdict, providerVerdict } from '@/lib/frame/mint-verdicts'
import { createPause } from '@/lib/frame/pause'
import { createRetryBudget } from '@/lib/frame/retry-budget'
import type { TokensUrl } from '@/lib/frame/tokens-url'

export type ConnectionMemory = ReturnType<typeof createConnectionMemory>
export type Key = 'first' | 'next'

/** What was learned about one API with one set of keys. Log lines name the API, and neither a client id nor a secret. */
export function createConnectionMemory(api: string, log: Pick<Logger, 'info' | 'warn' | 'error'>) {
  const providers = new Map<string, Circuit<MintOutcome | null>>()
  let preferred: Key = 'first'

  const circuit = createCircuit<MintOutcome>({
    verdictOf: connectionVerdict,
    onOpen: (outcome) =>
      log.error(
        { api, ...problemOf(outcome) },
        `Frame's API failed ${FAILURES_IN_A_ROW} times in a row and is left alone for a while; until it works again, trials are not available`,
      ),
    onClose: () => log.info({ api }, "Frame's API works again"),
  })

  const pause = createPause((seconds) =>
    log.warn({ api, seconds }, 'Frame asked for fewer requests; it is sent nothing for as long as it said'),
  )

  function providerOf({ href }: TokensUrl): Circuit<MintOutcome | null> {
    const known = providers.get(href)
    if (known) return known
    const created = createCircuit<MintOutcome | null>({
      verdictOf: providerVerdict,
      onOpen: (outcome) =>
        log.error(
          { api, tokensUrl: href, ...problemOf(outcome) },
          `a SAT provider gave no token ${FAILURES_IN_A_ROW} times in a row and is left alone for a while; until it works again, trials of its products are not available`,
        ),
      onClose: () => log.info({ api, tokensUrl: href }, 'the SAT provider works again'),
    })
    providers.set(href, created)
    return created
  }

  return {
    retries: createRetryBudget(),
    pause,
    preferred: () => preferred,
    /** Whether nothing but a probe would be let through to its API. */
    isLeftAlone: () => circuit.isResting(),
    /** The same for one SAT provider. */
    isProviderLeftAlone: ({ href }: Pick<TokensUrl, 'href'>) => providers.get(href)?.isResting() ?? false,
    prefer(key: Key) {
      if (key === preferred) return
      preferred = key
      log.warn(
        { api, accepted: key === 'next' ? 'nextClientId' : 'clientId' },
        'Frame refused one client id of the connection and accepted the other, which is used first from now on',
      )
    },
    /** Null when Frame, or this provider of it, is being left alone. */
    throughCircuits: (tokensUrl: TokensUrl, mint: () => Promise<MintOutcome>): Promise<MintOutcome | null> =>
      providerOf(tokensUrl).run(() => circuit.run(mint)),
  }
}

function problemOf(outcome: MintOutcome | null) {
  return outcome !== null && outcome.kind !== 'minted' ? { problem: outcome.problem } : {}
}
