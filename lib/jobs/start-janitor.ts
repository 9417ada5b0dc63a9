import { setTimeout as wait } from 'node:timers/promises'
import { countNamedUsers } from '../connections/count-named-users'
import { forgetOldImports } from '../invites/staff/import-invites'
import { tellOwners } from '../invites/tell-owners'
import { log } from '../log'
import { forgetPeople } from '../privacy/forget-people'
import { refreshReports } from '../reports/refresh-reports'
import { lookAtSessions } from '../sessions/look-at-sessions'
import { settleSignups } from '../signups/settle-signups'
import { sortInWords } from '../signups/staff/sort-in-words'
import { sweepStaffSessions } from '../staff/sweep-staff-sessions'
import { announceReady } from '../waitlist/announce-ready'
import { offerPlaces } from '../waitlist/offer-places'
import { deliverWebhooks } from '../webhooks/deliver-webhooks'
import { forgetOldWebhooks } from '../webhooks/forget-old-webhooks'
import { releaseDeadJobs } from './release-dead-jobs'

const pauseMs = 5_000
/** Receivers want to know at once; where nothing is due, it is one look at a small index. */
const webhookPauseMs = 1_000

/** Settles what crashes and silences left behind, and looks at sessions, every few seconds, until stopped. Admission depends on neither. */
export function startJanitor(): { stop(): Promise<void> } {
  const stopped = new AbortController()
  // Frame may be slow to tell about sessions; what is ours to tidy up does not wait for it.
  const running = Promise.all([
    repeat(tidyUp, stopped.signal),
    repeat(lookAtSessions, stopped.signal),
    repeat(countNamedUsers, stopped.signal),
    repeat(deliverWebhooks, stopped.signal, webhookPauseMs),
  ])
  return {
    async stop() {
      stopped.abort()
      await running
    },
  }
}

async function repeat(
  work: (signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
  everyMs = pauseMs,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work(signal)
    } catch (error) {
      log.warn({ err: error }, 'the janitor will try again')
    }
    await wait(everyMs, undefined, { signal }).catch(() => {})
  }
}

async function tidyUp(): Promise<void> {
  const settled = await settleSignups()
  await offerPlaces()
  await announceReady()
  await tellOwners()
  await forgetOldImports()
  await releaseDeadJobs()
  await sortInWords()
  await refreshReports()
  await sweepStaffSessions()
  await forgetOldWebhooks()
  await forgetPeople()
  if (settled > 0) log.info({ settled }, 'janitor')
}
