import type { EmulatorState } from '../state/create-state'
import { type Session, type SessionState, stateAt, timelineOf } from './session'

/** A line of what Frame shows as Session Trail. */
export type SessionLine = {
  id: string
  state: SessionState
  connected: boolean
  accountId: string
  launchpadSlug: string
  who: { name: string; email: string }
  providerId: string
  startedAtMs: number
  openedAtMs: number | null
  endedAtMs: number | null
  endReason: string | null
}

/** Newest first, as the clock of the emulator sees them now. */
export function listSessionTrail({
  sessions,
  clock,
}: Pick<EmulatorState, 'sessions' | 'clock'>): SessionLine[] {
  const nowMs = clock.nowMs()
  return sessions
    .list()
    .map((session) => describe(session, nowMs))
    .reverse()
}

function describe(session: Session, nowMs: number): SessionLine {
  const { id, accountId, launchpadSlug, firstName, lastName, email, providerId, startedAtMs } = session
  const { openAtMs, end, closedAtMs } = timelineOf(session)
  const hasOpened = nowMs >= openAtMs && openAtMs < end.atMs
  const state = stateAt(session, nowMs)
  return {
    id,
    state,
    connected: session.disconnectedAtMs === null && state === 'open',
    accountId,
    launchpadSlug,
    who: { name: `${firstName} ${lastName}`.trim(), email },
    providerId,
    startedAtMs,
    openedAtMs: hasOpened ? openAtMs : null,
    endedAtMs: nowMs >= closedAtMs ? closedAtMs : null,
    endReason: nowMs >= end.atMs ? end.reason : null,
  }
}
