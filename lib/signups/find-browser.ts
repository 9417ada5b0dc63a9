import { db } from '../db'
import type { BrowserCookie } from '../web/browser-cookie'

/** The id of the browser that a cookie proves, or null when it was revoked or outdated by a later hand-over (R12). */
export async function findBrowser(cookie: BrowserCookie | null): Promise<string | null> {
  if (!cookie) return null
  const row = await db().browser.findFirst({
    where: { id: cookie.browser, generation: cookie.generation, revokedAt: null },
    select: { id: true },
  })
  return row?.id ?? null
}
