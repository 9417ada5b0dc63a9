import { db } from '../db'
import type { SessionState } from '../frame/session-state'
import { retryConflicts } from '../retry-conflicts'
import type { LookAnswer } from './next-look'

export type Sighting = {
  /** Null for one that only reported itself. */
  frameId: string | null
  state: SessionState
  source: 'poll' | 'close'
  /** Whether Frame named the session as this signup's, or only as one of the same person's. */
  knownBy: 'session' | 'person'
}

/** Writes down what was seen of one session; false when it belongs to another signup. */
export async function recordSession(signupId: string, sighting: Sighting): Promise<boolean> {
  const { frameId, state, source, knownBy } = sighting
  const rows = await retryConflicts(
    () => db().$queryRaw<{ noted: boolean }[]>`
      select note_session(${signupId}::uuid, ${frameId}, ${state}, ${source}::session_source, ${knownBy}) as noted`,
  )
  return rows[0]?.noted === true
}

/** Ends a look; `nextInSeconds` null means that nobody looks any more until the next hand-over. */
export async function finishLook(
  look: { signupId: string; armed: number },
  { answer, nextInSeconds }: { answer: LookAnswer; nextInSeconds: number | null },
): Promise<void> {
  await retryConflicts(
    () => db().$executeRaw`
      select finish_session_look(${look.signupId}::uuid, ${look.armed}::int, ${answer}, ${nextInSeconds}::int)`,
  )
}
