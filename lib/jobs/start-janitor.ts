import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../log'
import { refreshReports } from '../reports/refresh-reports'
import { lookAtSessions } from '../sessions/look-at-sessions'
import { settleSignups } from '../signups/settle-signups'
import { announceReady } from '../waitlist/announce-ready'
import { offerPlaces } from '../waitlist/offer-places'
import { releaseDeadJobs } from './release-dead-jobs'

const pauseMs = 5_000

/** Settles what crashes and silences left behind, and looks at sessions, every few seconds, until stopped. Admission depends on neither. */
export function startJanitor(): { stop(): Promise<void> } {
  const stopped = new AbortController()
  // Frame may be slow to tell about sessions; what is ours to tidy up does not wait for it.
  const running = Promise.all([repeat(tidyUp, stopped.signal), repeat(lookAtSessions, stopped.signal)])
  return {
    async stop() {
      stopped.abort()
      await running
    },
  }
}

async function repeat(work: (signal: AbortSignal) => Promise<unknown>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await work(signal)
    } catch (error) {
      log.warn({ err: error }, 'the janitor will try again')
    }
    await wait(pauseMs, undefined, { signal }).catch(() => {})
  }
}

async function tidyUp(): Promise<void> {
  const settled = await settleSignups()
  await offerPlaces()
  await announceReady()
  await releaseDeadJobs()
  await refreshReports()
  if (settled > 0) log.info({ settled }, 'janitor')
}
