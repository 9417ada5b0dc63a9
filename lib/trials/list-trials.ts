import { db } from '../db'
import { maskEmail } from '../email/mask-email'
import { PausedText } from '../products/paused-text'
import { findKnownBrowser } from '../signups/find-browser'
import type { BrowserCookie } from '../web/browser-cookie'
import { findRevoked } from './find-revoked'

export type Trial = Awaited<ReturnType<typeof listTrials>>[number]

/** The trials that this browser owns, running ones first; empty for a browser that nobody knows. */
export async function listTrials(cookie: BrowserCookie | null) {
  const known = await findKnownBrowser(cookie)
  if (!known) return []
  const signups = await db().signup.findMany({
    where: {
      browserId: known.browser,
      browserGeneration: { lte: known.generation },
      grantedAt: { not: null },
    },
    orderBy: [{ createdAt: 'desc' }],
    take: 50,
    select: {
      id: true,
      handle: true,
      state: true,
      email: true,
      trialEndsAt: true,
      moreTime: { select: { signupId: true } },
      product: { select: { slug: true, name: true, summary: true, paused: true, pausedText: true } },
    },
  })
  const now = new Date()
  const revoked = await findRevoked(signups.map(({ id }) => id))
  const trials = signups.map(({ id, state, email, moreTime, product, ...signup }) => ({
    ...signup,
    product: { ...product, pausedText: PausedText.parse(product.pausedText) },
    maskedEmail: maskEmail(email),
    isRunning:
      state === 'active' && signup.trialEndsAt !== null && signup.trialEndsAt > now && !revoked.has(id),
    isRevoked: revoked.has(id),
    askedForMoreTime: moreTime !== null,
  }))
  return trials.sort((one, other) => Number(other.isRunning) - Number(one.isRunning))
}
