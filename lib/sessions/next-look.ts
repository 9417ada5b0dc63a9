/** What a look found: a session that lives, that there is none, or why that is not known (yet, or at all). */
export type LookAnswer = 'alive' | 'none' | 'no-answer' | 'cannot'

export type LookFacts = {
  answer: LookAnswer
  /** Of the latest hand-over. */
  secondsSinceHandOver: number
  /** Since a session was last seen alive; null if none was. */
  secondsSinceSeen: number | null
  /** Looks before this one, in a row, that were not answered. */
  failures: number
  /** Whether anything is left to ask with or about: a SAT, or a session whose end was not seen. */
  canAsk: boolean
}

const minute = 60
const firstLooks = [20, 40]
const eagerSeconds = 15 * minute
const calmPace = 5 * minute
const quietSeconds = 30 * minute
const longestSilence = 24 * 60 * minute

/**
 * When to look at a running trial again, in seconds; null stops until the next hand-over. After 20 and 40 seconds, then every
 * minute for a quarter of an hour, then every five minutes until nothing was seen for half an hour. Without an answer
 * the pace only slows down.
 */
export function secondsToNextLook(facts: LookFacts): number | null {
  const { answer, secondsSinceSeen, failures, canAsk } = facts
  if (answer !== 'alive' && !canAsk) return null
  // A look that is done takes a moment of its own, and must not lead to one that comes a moment early.
  const secondsSinceHandOver = Math.round(facts.secondsSinceHandOver)
  const quiet = Math.min(secondsSinceHandOver, secondsSinceSeen ?? Infinity)
  if (answer === 'no-answer') {
    return quiet >= longestSilence ? null : Math.max(pace(secondsSinceHandOver), backoff(failures, calmPace))
  }
  if (answer !== 'alive' && quiet >= quietSeconds) return null
  return pace(secondsSinceHandOver)
}

/**
 * When to try again to close what is left of a trial that ended; null when nothing is left, or a day was not enough, after
 * which no session of Frame still runs.
 */
export function secondsToNextClosing(facts: {
  isDone: boolean
  secondsSinceEnd: number
  failures: number
}): number | null {
  if (facts.isDone || facts.secondsSinceEnd >= longestSilence) return null
  return backoff(facts.failures, quietSeconds)
}

function pace(secondsSinceHandOver: number): number {
  const first = firstLooks.find((seconds) => seconds > secondsSinceHandOver)
  if (first !== undefined) return first - secondsSinceHandOver
  return secondsSinceHandOver < eagerSeconds ? minute - (secondsSinceHandOver % minute) : calmPace
}

function backoff(failures: number, longest: number): number {
  return Math.min(30 * 2 ** failures, longest)
}
