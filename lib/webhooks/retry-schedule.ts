const second = 1
const minute = 60
const hour = 3_600

/** What Standard Webhooks recommends: how long after each failed attempt the next one comes. */
const delays = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour]

/** Whatever a receiver asks for, it is tried again within a day. */
const longestWait = 24 * hour

type Failed = {
  /** Attempts so far, this one included. */
  tries: number
  retryAfterSeconds: number | null
  /** From 0 to 1: spreads what failed at the same time. */
  random: number
}

/** In how many seconds to try again, or null when that was the last time. */
export function secondsToNextTry({ tries, retryAfterSeconds, random }: Failed): number | null {
  const delay = delays[tries - 1]
  if (delay === undefined) return null
  return Math.max(delay * (1 + random * 0.2), Math.min(retryAfterSeconds ?? 0, longestWait))
}
