import type { Place } from '../launchpad/find-launchpad'
import type { EmulatorState } from '../state/create-state'
import type { TokenRecord } from '../state/tokens'
import { machineForNext } from './pool'
import { isAlive, type Session } from './session'

export type StartedSession = { kind: 'session'; session: Session } | { kind: 'pool-full' }

/** The session of a person at a Launchpad: the one that runs, connected again, or a new one if a machine is left. */
export function startSession(
  state: EmulatorState,
  { place: { launchpad }, record }: { place: Place; record: TokenRecord },
): StartedSession {
  const { sessions, settings, faults } = state
  const { terminalConfigId, accountId } = launchpad
  const nowMs = state.clock.nowMs()
  const latest = sessions.findLatest({ userUuid: record.userUuid, terminalConfigId })
  if (latest && isAlive(latest, nowMs)) {
    sessions.connect(latest.id, record.metadata)
    return { kind: 'session', session: latest }
  }

  const wanted = settings.get()
  const machine = machineForNext(sessions.list(accountId), nowMs, wanted)
  const fault = faults.take('session', '')
  if (machine === 'none' || fault?.kind === 'pool-full') return { kind: 'pool-full' }
  const { userUuid, providerId, firstName, lastName, email, metadata } = record
  const session = sessions.add({
    accountId,
    launchpadSlug: launchpad.slug,
    terminalConfigId,
    userUuid,
    providerId,
    firstName,
    lastName,
    email,
    metadata,
    plan: {
      machine,
      bootMs: machine === 'ready' ? 1000 : wanted.bootSeconds * 1000,
      connectMs: wanted.connectSeconds * 1000,
      disconnectMs: wanted.disconnectMinutes * 60_000,
      maximumMs: wanted.maximumSessionMinutes * 60_000,
      fails: fault?.kind === 'session-failed',
    },
  })
  return { kind: 'session', session }
}
