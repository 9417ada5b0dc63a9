import { isTellingOffset, LONGEST_OFFSET_SECONDS } from '@/lib/frame/retry-of'

export type FramesClock = ReturnType<typeof createFramesClock>

/**
 * How far Frame's clock is ahead of ours, as learned from refused signatures, so that one refusal is enough for all
 * mints that follow. A clock of ours that is set right again makes for the next refusal, and is learned the same way.
 */
export function createFramesClock(onChange: (seconds: number) => void) {
  let aheadSeconds = 0

  function learn(measuredSeconds: number): void {
    if (Math.abs(measuredSeconds) > LONGEST_OFFSET_SECONDS) return
    if (!isTellingOffset(measuredSeconds - aheadSeconds)) return
    aheadSeconds = isTellingOffset(measuredSeconds) ? measuredSeconds : 0
    onChange(aheadSeconds)
  }

  return { aheadSeconds: () => aheadSeconds, learn }
}
