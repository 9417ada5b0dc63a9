import { db } from '../db'
import { maskEmail } from '../email/mask-email'
import type { BrowserCookie } from '../web/browser-cookie'
import { findRevoked } from './find-revoked'
import { findTrial } from './find-trial'
import { Rating } from './give-feedback'

/** What the goodbye and continue pages may say about a trial. Only its owner learns anything personal. */
export type RecalledTrial =
  | { kind: 'stranger'; product: { slug: string; name: string } | null }
  | {
      kind: 'own'
      product: { slug: string; name: string }
      /** j***@acme.example, so that somebody who was sent here sees in whose name they would go on (R6). */
      maskedEmail: string
      isRunning: boolean
      /** The owner of the invite it came with, where that was taken back: it does not open any more. */
      revokedBy: string | null
      trialEndsAt: Date
      minutesUsed: number
      rating: Rating | null
      /** Whether the rating came with a word. */
      commented: boolean
      askedForMoreTime: boolean
    }

/** `leaving` notes the end of a stay: for a real visit to the goodbye page. */
export async function recallTrial(
  handle: string,
  cookie: BrowserCookie | null,
  visit: 'leaving' | 'looking',
): Promise<RecalledTrial> {
  const trial = await findTrial(handle, cookie)
  if (trial.kind !== 'own') {
    const { slug, name } = trial.kind === 'stranger' ? trial.product : { slug: null, name: null }
    return { kind: 'stranger', product: slug === null ? null : { slug, name } }
  }
  const { signup, product } = trial
  if (visit === 'leaving') await db().$executeRaw`select note_goodbye(${signup.id}::uuid)`
  const [rows, feedback, moreTime, revoked] = await Promise.all([
    db().$queryRaw<{ minutes: number }[]>`select minutes_used(${signup.id}::uuid) as minutes`,
    db().feedback.findUnique({ where: { signupId: signup.id }, select: { rating: true, comment: true } }),
    db().moreTimeRequest.findUnique({ where: { signupId: signup.id }, select: { signupId: true } }),
    findRevoked([signup.id]),
  ])
  const trialEndsAt = signup.trialEndsAt ?? new Date(0)
  return {
    kind: 'own',
    product: { slug: product.slug, name: product.name },
    maskedEmail: maskEmail(signup.email),
    isRunning: signup.state === 'active' && trialEndsAt > new Date() && !revoked.has(signup.id),
    revokedBy: revoked.get(signup.id) ?? null,
    trialEndsAt,
    minutesUsed: rows[0]?.minutes ?? 0,
    rating: feedback ? Rating.parse(feedback.rating) : null,
    commented: Boolean(feedback?.comment),
    askedForMoreTime: moreTime !== null,
  }
}
