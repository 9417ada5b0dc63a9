import { db } from '../db'
import type { BrowserCookie } from '../web/browser-cookie'
import { findTrial } from './find-trial'
import { cleanNote } from './clean-note'

/**
 * Keeps the owner's wish for staff; asked again, the last wording counts. `granted`: the product has a rule for it, and
 * this first time the trial was prolonged at once.
 */
export async function askForMoreTime(
  handle: string,
  cookie: BrowserCookie | null,
  wish: string,
): Promise<'noted' | 'granted' | 'not-yours'> {
  const trial = await findTrial(handle, cookie)
  if (trial.kind !== 'own') return 'not-yours'
  const [row] = await db().$queryRaw<{ minutes: number | null }[]>`
    select ask_for_more_time(${trial.signup.id}::uuid, ${cleanNote(wish)}) as minutes`
  return row?.minutes ? 'granted' : 'noted'
}
