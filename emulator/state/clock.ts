export type Clock = {
  nowMs: () => number
  offsetSeconds: () => number
  forward: (seconds: number) => void
  resetToReal: () => void
}

/** Real time plus an offset that tests steer. All of the emulator's time comes from here. */
export function createClock(realNowMs: () => number): Clock {
  let offsetMs = 0
  return {
    nowMs: () => realNowMs() + offsetMs,
    offsetSeconds: () => offsetMs / 1000,
    forward: (seconds) => {
      offsetMs += seconds * 1000
    },
    resetToReal: () => {
      offsetMs = 0
    },
  }
}

export function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
