import type { SatReply } from '@/lib/frame/request-sat'

/** `correction`: what the second POST does otherwise than the first. */
export type Retry = { pauseMs: number; correction: 'none' | 'clock' | 'key' }

export type RetryFacts = {
  /** How far Frame's clock is ahead of ours, by the refusal itself. */
  clockOffset: number | null
  /** How far we took it to be ahead when we signed. */
  signedOffset: number
  /** Whether another pair of client id and secret is at hand. */
  hasOtherKey: boolean
}

const PAUSE_MS = 200
export const LONGEST_WAIT_SECONDS = 2
export const LONGEST_OFFSET_SECONDS = 15 * 60
// Less than this is the journey of the reply, and Date headers of whole seconds.
const TELLING_OFFSET_SECONDS = 5

/** From here on a clock, and not a wrong secret, explains why a signature was refused. */
export const CLOCK_OFFSET_SECONDS = 30

/**
 * Whether asking Frame once more can help, and cannot leave a second token behind unnoticed. Never after a timeout or a
 * reset: the first request may be at work still.
 */
export function retryOf(reply: SatReply, facts: RetryFacts): Retry | null {
  switch (reply.kind) {
    case 'minted':
      return null
    case 'not-sent':
      return { pauseMs: PAUSE_MS, correction: 'none' }
    case 'unknown':
      return reply.status === 502 || reply.status === 504 ? { pauseMs: PAUSE_MS, correction: 'none' } : null
    case 'refused':
      return reply.status === 401 ? retryOfUnauthorized(facts) : retryOfRefusal(reply)
  }
}

/** How far Frame's clock is ahead of ours, when it refused a signature and said what time it has. */
export function clockOffsetSeconds(reply: SatReply, now: Date): number | null {
  if (reply.kind !== 'refused' || reply.status !== 401 || !reply.serverDate) return null
  return Math.round((reply.serverDate.getTime() - now.getTime()) / 1000)
}

export function isTellingOffset(seconds: number): boolean {
  return Math.abs(seconds) > TELLING_OFFSET_SECONDS
}

/** The clock first: with a clock that is wrong the other key would be refused as well. */
function retryOfUnauthorized({ clockOffset, signedOffset, hasOtherKey }: RetryFacts): Retry | null {
  if (
    clockOffset !== null &&
    Math.abs(clockOffset) <= LONGEST_OFFSET_SECONDS &&
    isTellingOffset(clockOffset - signedOffset)
  ) {
    return { pauseMs: 0, correction: 'clock' }
  }
  return hasOtherKey ? { pauseMs: 0, correction: 'key' } : null
}

function retryOfRefusal({ status, retryAfterSeconds }: SatReply & { kind: 'refused' }): Retry | null {
  if (status !== 429 && status !== 503) return null
  if (retryAfterSeconds === null) return status === 503 ? { pauseMs: PAUSE_MS, correction: 'none' } : null
  return retryAfterSeconds <= LONGEST_WAIT_SECONDS
    ? { pauseMs: retryAfterSeconds * 1000, correction: 'none' }
    : null
}
