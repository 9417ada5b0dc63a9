import { db } from '../db'
import type { BrowserCookie } from '../web/browser-cookie'

/**
 * The browser that a cookie proves for a new signup, or null when it was revoked or outdated by a later hand-over: a
 * cookie that somebody planted must not gain what its browser's owner earns after it (R12).
 */
export async function findBrowser(cookie: BrowserCookie | null): Promise<BrowserCookie | null> {
  if (!cookie) return null
  const row = await db().browser.findFirst({
    where: { id: cookie.browser, generation: cookie.generation, revokedAt: null },
    select: { id: true },
  })
  return row && cookie
}

/**
 * The same for what the cookie's browser had earned when the cookie was made. An older cookie keeps that, because the
 * answer that carried a newer one may have got lost.
 */
export async function findKnownBrowser(cookie: BrowserCookie | null): Promise<BrowserCookie | null> {
  if (!cookie) return null
  const row = await db().browser.findFirst({
    where: { id: cookie.browser, generation: { gte: cookie.generation }, revokedAt: null },
    select: { id: true },
  })
  return row && cookie
}
