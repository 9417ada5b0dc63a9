/** One request; rejects when it was not answered as it should be, which ends the measurement. */
export type Job = () => Promise<void>

/** The next request, or null when what was prepared is used up. */
export type Supply = () => Job | null

export type Round = { perSecond: number; timesMs: number[] }

type Load = { clients: number; seconds: number; signal: AbortSignal }

/** So many clients, each of which sends its next request when the last one is answered. */
export async function drive(next: Supply, { clients, seconds, signal }: Load): Promise<Round> {
  const endsAtMs = performance.now() + seconds * 1_000
  const all = await Promise.all(Array.from({ length: clients }, () => client(next, { endsAtMs, signal })))
  return {
    perSecond: all.reduce((sum, { perSecond }) => sum + perSecond, 0),
    timesMs: all.flatMap(({ timesMs }) => timesMs),
  }
}

/** Its rate is taken at its own last answer, so that no request is cut in two at the end of a round. */
async function client(
  next: Supply,
  { endsAtMs, signal }: { endsAtMs: number; signal: AbortSignal },
): Promise<Round> {
  const timesMs: number[] = []
  const startedAtMs = performance.now()
  let answeredAtMs = startedAtMs
  while (answeredAtMs < endsAtMs) {
    signal.throwIfAborted()
    const job = next()
    if (!job) break
    const sentAtMs = performance.now()
    await job()
    answeredAtMs = performance.now()
    timesMs.push(answeredAtMs - sentAtMs)
  }
  const seconds = (answeredAtMs - startedAtMs) / 1_000
  return { perSecond: seconds > 0 ? timesMs.length / seconds : 0, timesMs }
}
