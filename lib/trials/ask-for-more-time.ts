import { db } from '../db'
import type { BrowserCookie } from '../web/browser-cookie'
import { findTrial } from './find-trial'
import { cleanNote } from './clean-note'

/** Keeps the owner's wish for staff; asked again, the last wording counts. */
export async function askForMoreTime(
  handle: string,
  cookie: BrowserCookie | null,
  wish: string,
): Promise<'noted' | 'not-yours'> {
  const trial = await findTrial(handle, cookie)
  if (trial.kind !== 'own') return 'not-yours'
  const { id: signupId } = trial.signup
  const words = cleanNote(wish)
  const { count } = await db().moreTimeRequest.createMany({
    data: { signupId, wish: words },
    skipDuplicates: true,
  })
  if (count === 0) await db().moreTimeRequest.update({ where: { signupId }, data: { wish: words } })
  else await db().event.create({ data: { signupId, kind: 'more-time-asked' } })
  return 'noted'
}
