import { readSessionState } from '../frame/read-session-state'
import type { DueLook } from './claim-looks'
import { findSessions, type FoundSessions } from './find-sessions'
import type { LookAnswer } from './next-look'
import { recordSession } from './record-session'
import type { Watched } from './session-source'

/** Asks after the sessions of a trial that were seen before, and where none of them lives after new ones. */
export async function lookAtRunning(look: DueLook, watched: Watched): Promise<LookAnswer> {
  const known = await Promise.all(
    look.openSessions.map(async (frameId) => ({ frameId, answer: await askAfter(frameId, look, watched) })),
  )
  if (known.some(({ answer }) => answer === 'alive')) return 'alive'
  if (known.some(({ answer }) => answer === 'no-answer')) return 'no-answer'

  // Without a SAT nobody starts a session, and what runs was found while there was one.
  if (look.satEncrypted === null) return known.every(({ answer }) => answer === 'none') ? 'none' : 'cannot'
  const found = await findSessions(watched)
  if (found.kind !== 'seen') return found.kind
  const isAlive = await recordFound(look, found)
  for (const { frameId, answer } of known) {
    const isFound = found.sessions.some(({ id }) => id === frameId)
    // Of one that only reported itself, and now has a name, there is nothing to say.
    if (answer === 'none' || isFound || (frameId === null && isAlive)) continue
    await recordSession(look.signupId, { frameId, state: 'over', source: 'poll', knownBy: 'session' })
  }
  return isAlive ? 'alive' : 'none'
}

async function askAfter(
  frameId: string | null,
  { signupId }: DueLook,
  { source, ports }: Watched,
): Promise<LookAnswer> {
  if (frameId === null) return 'cannot'
  const read = await readSessionState(source, frameId, ports)
  if (read.kind !== 'state') return read.kind
  await recordSession(signupId, { frameId, state: read.state, source: 'poll', knownBy: 'session' })
  return read.state === 'over' ? 'none' : 'alive'
}

/** Whether one of them is this signup's and lives. */
async function recordFound(
  { signupId }: DueLook,
  { sessions, knownBy }: FoundSessions & { kind: 'seen' },
): Promise<boolean> {
  const noted: boolean[] = []
  for (const { id, state } of sessions) {
    if (state === 'over') continue
    noted.push(await recordSession(signupId, { frameId: id, state, source: 'poll', knownBy }))
  }
  return noted.includes(true)
}
