import { db } from '../db'
import { findKnownBrowser } from '../signups/find-browser'
import type { BrowserCookie } from '../web/browser-cookie'

/** Revokes the row behind a browser's cookie, in every copy of it. */
export async function forgetBrowser(cookie: BrowserCookie | null): Promise<void> {
  const known = await findKnownBrowser(cookie)
  if (!known) return
  await db().$executeRaw`update browsers set revoked_at = portal_now() where id = ${known.browser}::uuid`
}
