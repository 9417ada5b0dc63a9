import { log } from '../log'
import { claimLooks, type DueLook } from './claim-looks'
import { closeEndedSessions } from './close-ended-sessions'
import { lookAtRunning } from './look-at-running'
import { secondsToNextClosing, secondsToNextLook, type LookAnswer } from './next-look'
import { finishLook } from './record-session'
import { getWatched } from './session-source'

/** Per process: looking must never crowd out minting. Where more is due, looks come late, and the precision says so. */
const looksAtOnce = 5
const looksPerRound = 50

/**
 * Looks at the trials that are due, a few at a time, until none is left or enough was done for now; gives how many. Any
 * number of processes may do it at once.
 */
export async function lookAtSessions(signal?: AbortSignal): Promise<number> {
  let looked = 0
  while (looked < looksPerRound && !signal?.aborted) {
    const due = await claimLooks(looksAtOnce)
    await Promise.all(due.map(lookAndFinish))
    looked += due.length
    if (due.length < looksAtOnce) break
  }
  return looked
}

/** Looks once at the sessions of trials that have just ended, and so closes them. */
export async function closeSessionsOf(signups: string[]): Promise<void> {
  for (let left = signups.length; left > 0; left -= looksAtOnce) {
    const due = await claimLooks(looksAtOnce, signups)
    await Promise.all(due.map(lookAndFinish))
  }
}

async function lookAndFinish(look: DueLook): Promise<void> {
  const { secondsSinceEnd, failures, openSessions, satEncrypted } = look
  const answer = await answerOf(look)
  const nextInSeconds =
    secondsSinceEnd === null
      ? secondsToNextLook({
          ...look,
          answer,
          canAsk: satEncrypted !== null || (answer === 'no-answer' && openSessions.length > 0),
        })
      : secondsToNextClosing({ isDone: answer !== 'no-answer', secondsSinceEnd, failures })
  await finishLook(look, { answer, nextInSeconds })
}

/** One trial that cannot be looked at does not keep the others waiting. */
async function answerOf(look: DueLook): Promise<LookAnswer> {
  try {
    const watched = await getWatched(look)
    return await (look.secondsSinceEnd === null
      ? lookAtRunning(look, watched)
      : closeEndedSessions(look, watched))
  } catch (error) {
    log.warn({ err: error, signup: look.signupId }, 'a look at the sessions of a trial failed')
    return 'no-answer'
  }
}
