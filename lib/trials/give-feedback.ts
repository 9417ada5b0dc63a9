import { z } from 'zod'
import { db } from '../db'
import type { BrowserCookie } from '../web/browser-cookie'
import { cleanNote } from './clean-note'
import { findTrial } from './find-trial'

export const Rating = z.enum(['good', 'fair', 'poor'])
export type Rating = z.infer<typeof Rating>

/** One tap, and later a sentence if the person likes: a word that comes without a rating keeps the rating given. */
export async function giveFeedback(
  handle: string,
  cookie: BrowserCookie | null,
  given: { rating: Rating; comment: string },
): Promise<'noted' | 'not-yours'> {
  const trial = await findTrial(handle, cookie)
  if (trial.kind !== 'own') return 'not-yours'
  const { id: signupId } = trial.signup
  const said = {
    rating: given.rating,
    ...(cleanNote(given.comment) && { comment: cleanNote(given.comment) }),
  }
  const { count } = await db().feedback.createMany({ data: { signupId, ...said }, skipDuplicates: true })
  if (count === 0) await db().feedback.update({ where: { signupId }, data: said })
  await db().event.create({ data: { signupId, kind: 'feedback', facts: { rating: given.rating } } })
  return 'noted'
}
