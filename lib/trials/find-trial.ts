import { db } from '../db'
import { findBrowser } from '../signups/find-browser'
import type { BrowserCookie } from '../web/browser-cookie'

export type FoundTrial = Awaited<ReturnType<typeof findTrial>>

/**
 * The trial that a handle names, and whether the asking browser owns it. A handle is no secret: it is shown in the
 * Launchpad and readable in the session, so nothing personal may follow from `stranger`.
 */
export async function findTrial(handle: string, cookie: BrowserCookie | null) {
  const [browserId, signup] = await Promise.all([
    findBrowser(cookie),
    db().signup.findFirst({
      where: { handle, grantedAt: { not: null } },
      select: {
        id: true,
        handle: true,
        browserId: true,
        state: true,
        email: true,
        trialEndsAt: true,
        product: { select: { slug: true, name: true, returnUrls: true } },
      },
    }),
  ])
  if (!signup) return { kind: 'unknown' as const }
  const isOwner = browserId !== null && signup.browserId === browserId
  return isOwner
    ? { kind: 'own' as const, signup, product: signup.product }
    : { kind: 'stranger' as const, product: signup.product }
}
