import type { Progress } from '../progress.mjs'

export type Shutdown = {
  /** Aborted once the operator wants everything to stop. */
  signal: AbortSignal
  /** Aborted when the operator asks a second time: what still drains is to be killed. */
  hurry: AbortSignal
  /** What was started last is stopped first. */
  onStop: (stop: () => Promise<void>) => void
  /** The promise, or a rejection as soon as everything is to stop. */
  until: <T>(promise: Promise<T>) => Promise<T>
  stopAll: () => Promise<void>
}

/** npm passes Ctrl-C on to a program that the terminal has told already: the same wish, twice at once. */
const echoMs = 2_000

export function createShutdown(progress: Progress): Shutdown {
  const stopping = new AbortController()
  const hurrying = new AbortController()
  const stops: (() => Promise<void>)[] = []
  let askedAt = 0

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (askedAt === 0) askedAt = Date.now()
      else if (Date.now() - askedAt > echoMs) hurrying.abort()
      stopping.abort()
    })
  }
  const aborted = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener('abort', () => reject(stopping.signal.reason))
  })
  aborted.catch(() => undefined)

  return {
    signal: stopping.signal,
    hurry: hurrying.signal,
    onStop: (stop) => void stops.push(stop),
    until: (promise) => Promise.race([promise, aborted]),
    stopAll: async () => {
      if (stops.length > 1) progress.line('Stopping …')
      for (const stop of stops.reverse()) await stop().catch((error) => progress.line(String(error)))
      if (stops.length > 1) progress.line('Stopped.')
    },
  }
}
