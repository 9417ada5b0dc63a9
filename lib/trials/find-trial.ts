import { db } from '../db'
import { findKnownBrowser } from '../signups/find-browser'
import type { BrowserCookie } from '../web/browser-cookie'

export type FoundTrial = Awaited<ReturnType<typeof findTrial>>

/**
 * The trial that a handle names, and whether the asking browser owns it. A handle is no secret: it is shown in the
 * Launchpad and readable in the session, so nothing personal may follow from `stranger`.
 */
export async function findTrial(handle: string, cookie: BrowserCookie | null) {
  const [known, signup] = await Promise.all([
    findKnownBrowser(cookie),
    db().signup.findFirst({
      where: { handle, grantedAt: { not: null } },
      select: {
        id: true,
        handle: true,
        browserId: true,
        browserGeneration: true,
        state: true,
        email: true,
        trialEndsAt: true,
        product: { select: { slug: true, name: true, returnUrls: true } },
      },
    }),
  ])
  if (!signup) return { kind: 'unknown' as const }
  const isOwner =
    known !== null &&
    signup.browserId === known.browser &&
    signup.browserGeneration !== null &&
    signup.browserGeneration <= known.generation
  return isOwner
    ? { kind: 'own' as const, signup, product: signup.product }
    : { kind: 'stranger' as const, product: signup.product }
}
