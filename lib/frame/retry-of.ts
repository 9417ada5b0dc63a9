import type { SatReply } from '@/lib/frame/request-sat'

export type Retry = { pauseMs: number; offsetSeconds: number }

const PAUSE_MS = 200
const LONGEST_WAIT_SECONDS = 2
const LONGEST_OFFSET_SECONDS = 15 * 60

/** From here on a clock, and not a wrong secret, explains why a signature was refused. */
export const CLOCK_OFFSET_SECONDS = 30

/**
 * Whether asking Frame once more can help, and cannot leave a second token behind unnoticed. Never after a timeout or a
 * reset: the first request may be at work still.
 */
export function retryOf(reply: SatReply, offsetSeconds: number | null): Retry | null {
  switch (reply.kind) {
    case 'minted':
      return null
    case 'not-sent':
      return { pauseMs: PAUSE_MS, offsetSeconds: 0 }
    case 'unknown':
      return reply.status === 502 || reply.status === 504 ? { pauseMs: PAUSE_MS, offsetSeconds: 0 } : null
    case 'refused':
      return retryOfRefusal(reply, offsetSeconds)
  }
}

/** How far Frame's clock is ahead of ours, when it refused a signature and said what time it has. */
export function clockOffsetSeconds(reply: SatReply, now: Date): number | null {
  if (reply.kind !== 'refused' || reply.status !== 401 || !reply.serverDate) return null
  return Math.round((reply.serverDate.getTime() - now.getTime()) / 1000)
}

function retryOfRefusal(
  { status, retryAfterSeconds }: SatReply & { kind: 'refused' },
  offsetSeconds: number | null,
): Retry | null {
  if (status === 401 && offsetSeconds !== null) {
    const apart = Math.abs(offsetSeconds)
    return apart > CLOCK_OFFSET_SECONDS && apart <= LONGEST_OFFSET_SECONDS
      ? { pauseMs: 0, offsetSeconds }
      : null
  }
  if (status !== 429 && status !== 503) return null
  if (retryAfterSeconds === null) return status === 503 ? { pauseMs: PAUSE_MS, offsetSeconds: 0 } : null
  return retryAfterSeconds <= LONGEST_WAIT_SECONDS
    ? { pauseMs: retryAfterSeconds * 1000, offsetSeconds: 0 }
    : null
}
