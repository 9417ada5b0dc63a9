import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhenResult,
  type IHalfOpenAfterBackoffContext,
} from 'cockatiel'

/** What a result says about the other side: `nothing` when that side was not asked, or had no part in it. */
export type Verdict = 'works' | 'fails' | 'nothing'

export type Circuit<Result> = {
  run: (ask: () => Promise<Result>) => Promise<Result | null>
  /** Whether the other side is left alone now. Asks nothing and changes nothing. */
  isResting: () => boolean
}

export type CircuitOptions<Result> = {
  verdictOf: (result: Result) => Verdict
  onOpen: (result: Result) => void
  onClose: () => void
  /** From 0 to 1, so that instances do not probe in step. */
  random?: () => number
}

/** One slow answer or two happen on any day; five in a row, each after its own retry, are no accident. */
export const FAILURES_IN_A_ROW = 5

// Not shorter than a mint's deadline, so that whatever was under way at the opening has ended before the probe.
const FIRST_REST_MS = 10_000
const LONGEST_REST_MS = 60_000

/**
 * Asks the other side as long as it works. After failures in a row it is left alone for a while (null, at once and
 * without asking), and then asked by one probe at a time until that succeeds.
 */
export function createCircuit<Result>(options: CircuitOptions<Result>): Circuit<Result> {
  let breaker = startBreaker()
  let openedAt: number | null = null
  let restEndsAt = 0
  let latestFailure: Result | null = null

  async function run(ask: () => Promise<Result>): Promise<Result | null> {
    // A clock that was set back, perhaps because Frame refused signatures, must not prolong the rest.
    if (openedAt !== null && Date.now() < openedAt) {
      openedAt = null
      breaker = startBreaker()
    }
    switch (breaker.state) {
      case CircuitState.Closed:
        return askAndReport(ask)
      case CircuitState.Open:
        return probe(ask)
      default:
        // The breaker itself would keep everybody waiting for the probe, and then let them all go at once.
        return null
    }
  }

  async function askAndReport(ask: () => Promise<Result>): Promise<Result> {
    const result = await ask()
    const verdict = judge(result)
    const isLate = breaker.state !== CircuitState.Closed
    if (verdict !== 'nothing' && !isLate) await breaker.execute(() => verdict)
    return result
  }

  async function probe(ask: () => Promise<Result>): Promise<Result | null> {
    const asked: Promise<Result>[] = []
    try {
      await breaker.execute(() => {
        const asking = ask()
        asked.push(asking)
        return asking.then(judge, (): Verdict => 'nothing')
      })
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error
    }
    return asked[0] ?? null
  }

  function judge(result: Result): Verdict {
    const verdict = options.verdictOf(result)
    if (verdict === 'fails') latestFailure = result
    return verdict
  }

  /** A probe that learned nothing counts as failed, because it must not close the circuit. */
  function startBreaker() {
    const started = circuitBreaker(
      handleWhenResult((verdict) => verdict !== 'works'),
      {
        breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
        halfOpenAfter: new DelegateBackoff((context: IHalfOpenAfterBackoffContext) => {
          const ms = restMs(context, options.random ?? Math.random)
          restEndsAt = Date.now() + ms
          return ms
        }),
      },
    )
    started.onBreak(() => {
      if (openedAt === null && latestFailure !== null) options.onOpen(latestFailure)
      openedAt = Date.now()
    })
    started.onReset(() => {
      openedAt = null
      options.onClose()
    })
    return started
  }

  /** A rest that is over ends with the next probe; until somebody makes one, the state stays open. */
  function isResting(): boolean {
    if (breaker.state === CircuitState.Closed) return false
    return breaker.state !== CircuitState.Open || Date.now() < restEndsAt
  }

  return { run, isResting }
}

function restMs({ attempt, result }: IHalfOpenAfterBackoffContext, random: () => number): number {
  // Frame was not asked, so the next one may ask it.
  if ('value' in result && result.value === 'nothing') return 0
  return Math.min(FIRST_REST_MS * 2 ** (attempt - 1), LONGEST_REST_MS) * (1 + random() / 2)
}
