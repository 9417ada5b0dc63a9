import type { Place } from '../launchpad/find-launchpad'
import type { EmulatorState } from '../state/create-state'
import type { Bearer } from '../tokens/find-bearer'
import { type Session, stateAt, timelineOf } from './session'

type Visit = { place: Place; bearer: Bearer }

/** The latest session of the visitor here, over or not. */
export function findSessionOf(state: EmulatorState, { place, bearer }: Visit): Session | null {
  const { terminalConfigId } = place.launchpad
  return state.sessions.findLatest({ userUuid: bearer.record.userUuid, terminalConfigId })
}

/** What a page of the visitor shows of it. */
export function describeSession(state: EmulatorState, visit: Visit) {
  const session = findSessionOf(state, visit)
  if (!session) return null
  const { reservedAtMs, openAtMs, end } = timelineOf(session)
  return {
    id: session.id,
    state: stateAt(session, state.clock.nowMs()),
    connected: session.disconnectedAtMs === null,
    startedAtMs: session.startedAtMs,
    reservedAtMs,
    openAtMs,
    endsAtMs: end.atMs,
    endReason: end.reason,
  }
}
