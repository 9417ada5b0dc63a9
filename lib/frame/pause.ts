export type Pause = ReturnType<typeof createPause>

const LONGEST_PAUSE_SECONDS = 600

/** The time for which Frame asked to be sent nothing, by Retry-After; at most ten minutes of it are believed. */
export function createPause(onPause: (seconds: number) => void) {
  let endsAt = 0

  function leftSeconds(now: Date): number {
    const seconds = Math.ceil((endsAt - now.getTime()) / 1000)
    // More than there can be left means that our clock was set back.
    return seconds > LONGEST_PAUSE_SECONDS ? 0 : Math.max(0, seconds)
  }

  function begin(seconds: number, now: Date): void {
    const believed = Math.min(seconds, LONGEST_PAUSE_SECONDS)
    if (believed <= leftSeconds(now)) return
    if (leftSeconds(now) === 0) onPause(believed)
    endsAt = now.getTime() + believed * 1000
  }

  return { leftSeconds, begin }
}
