import { db } from '../db'
import type { BrowserCookie } from '../web/browser-cookie'
import { findTrial } from './find-trial'
import { cleanNote } from './clean-note'

/**
 * Keeps the owner's wish for staff; asked again, the last wording counts. `granted`: the product has a rule for it, and
 * this first time the trial was prolonged at once. `revoked`: the invite that led here was taken back.
 */
export async function askForMoreTime(
  handle: string,
  cookie: BrowserCookie | null,
  wish: string,
): Promise<'noted' | 'granted' | 'revoked' | 'not-yours'> {
  const trial = await findTrial(handle, cookie)
  if (trial.kind !== 'own') return 'not-yours'
  const [row] = await db().$queryRaw<{ minutes: number | null }[]>`
    select ask_for_more_time(${trial.signup.id}::uuid, ${cleanNote(wish)}) as minutes`
  const minutes = row?.minutes ?? 0
  if (minutes < 0) return 'revoked'
  return minutes > 0 ? 'granted' : 'noted'
}
