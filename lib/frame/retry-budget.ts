export type RetryBudget = ReturnType<typeof createRetryBudget>

const WINDOW_MS = 60_000
const SHARE_OF_MINTS = 0.1
// A quiet portal, where a tenth of the mints is none, may still try again.
const ALWAYS_ALLOWED = 3

/** Retries are a tenth of the mints of the last minute, so that a Frame in trouble is not asked twice as much. */
export function createRetryBudget() {
  let mints: number[] = []
  let retries: number[] = []

  function noteMint(now: Date): void {
    mints = [...recent(mints, now), now.getTime()]
  }

  /** Whether one more retry fits; if so it counts. */
  function takeRetry(now: Date): boolean {
    mints = recent(mints, now)
    retries = recent(retries, now)
    if (retries.length >= Math.max(ALWAYS_ALLOWED, Math.floor(mints.length * SHARE_OF_MINTS))) return false
    retries.push(now.getTime())
    return true
  }

  return { noteMint, takeRetry }
}

/** By distance, so that a clock that is set back empties the window and does not freeze it. */
function recent(times: number[], now: Date): number[] {
  return times.filter((time) => Math.abs(now.getTime() - time) < WINDOW_MS)
}
