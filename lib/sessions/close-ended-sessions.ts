import { closeSession } from '../frame/close-session'
import { readSessionState } from '../frame/read-session-state'
import { log } from '../log'
import type { DueLook } from './claim-looks'
import { findSessions } from './find-sessions'
import { recordSession } from './record-session'
import type { Watched } from './session-source'

/** `none`: nothing of the trial runs any more. */
export type ClosingAnswer = 'none' | 'no-answer' | 'cannot'

/**
 * Closes what a trial that ended has left open at Frame, seen before or not. Nobody's work is cut off: a session in which
 * another running trial of the same person may be is only watched.
 */
export async function closeEndedSessions(look: DueLook, watched: Watched): Promise<ClosingAnswer> {
  const named = look.openSessions.filter((id) => id !== null)
  if (named.length > 0) return closeAll(look, watched, named)

  const found = await findSessions(watched)
  if (found.knownBy === 'person' && look.triesMore) return 'none'
  if (found.kind === 'no-answer') return found.kind
  const own: string[] = []
  for (const { id, state } of found.kind === 'seen' ? found.sessions : []) {
    const sighting = { frameId: id, state, source: 'poll', knownBy: found.knownBy } as const
    if (state !== 'over' && (await recordSession(look.signupId, sighting))) own.push(id)
  }
  if (own.length > 0) return closeAll(look, watched, own)
  return found.kind === 'seen' ? 'none' : 'cannot'
}

async function closeAll(look: DueLook, watched: Watched, sessions: string[]): Promise<ClosingAnswer> {
  const closed = await Promise.all(sessions.map((frameId) => closeOne(look, watched, frameId)))
  return closed.every(Boolean) ? 'none' : 'no-answer'
}

/** Whether it is over now. */
async function closeOne(
  { signupId, sharedSessions }: DueLook,
  { source, ports }: Watched,
  frameId: string,
): Promise<boolean> {
  if (sharedSessions.includes(frameId)) {
    const read = await readSessionState(source, frameId, ports)
    if (read.kind !== 'state' || read.state !== 'over') return false
    return recordSession(signupId, { frameId, state: 'over', source: 'poll', knownBy: 'session' })
  }
  const closing = await closeSession(source, frameId, ports)
  if (closing.kind === 'still-open') {
    log.warn({ signup: signupId, problem: closing.problem }, 'a session outlives its trial')
    return false
  }
  await recordSession(signupId, {
    frameId,
    state: 'over',
    source: closing.kind === 'closed' ? 'close' : 'poll',
    knownBy: 'session',
  })
  return true
}
