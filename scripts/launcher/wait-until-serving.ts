import { setTimeout as sleep } from 'node:timers/promises'

const limitMs = 90_000

/** Asks the portal whether it is ready until it says yes; rejects with what it said last. */
export async function waitUntilServing(port: number, signal: AbortSignal): Promise<void> {
  let last = 'no answer'
  for (const startedAt = Date.now(); Date.now() - startedAt < limitMs; await sleep(200)) {
    signal.throwIfAborted()
    try {
      const limits = AbortSignal.any([signal, AbortSignal.timeout(30_000)])
      const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: limits })
      if (response.status === 200) return
      last = `${response.status} ${(await response.text()).slice(0, 500)}`
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
  }
  throw new Error(`The portal does not become ready. GET /readyz: ${last}`)
}
