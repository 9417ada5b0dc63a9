import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../log'
import { settleSignups } from '../signups/settle-signups'
import { announceReady } from '../waitlist/announce-ready'
import { offerPlaces } from '../waitlist/offer-places'

const pauseMs = 5_000

/** Settles what crashes and silences left behind, every few seconds, until stopped. Admission does not depend on it. */
export function startJanitor(): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const running = run(stopped.signal)
  return {
    async stop() {
      stopped.abort()
      await running
    },
  }
}

async function run(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const settled = await settleSignups()
      await offerPlaces()
      await announceReady()
      if (settled > 0) log.info({ settled }, 'janitor')
    } catch (error) {
      log.warn({ err: error }, 'the janitor will try again')
    }
    await wait(pauseMs, undefined, { signal }).catch(() => {})
  }
}
