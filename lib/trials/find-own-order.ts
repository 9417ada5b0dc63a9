import { db } from '../db'
import { parseHandOverOrder, StoredOrder, type HandOverOrder } from '../signups/get-hand-over-order'
import type { BrowserCookie } from '../web/browser-cookie'

/**
 * What minting for the trial of a handle needs, if the asking browser owns it as `findTrial` says; in one statement,
 * because it is on the way of every bounce.
 */
export async function findOwnOrder(
  handle: string,
  cookie: BrowserCookie | null,
): Promise<{ order: HandOverOrder; returnUrls: string[] } | null> {
  if (!cookie) return null
  const [row] = await db().$queryRaw<{ stored: unknown; returnUrls: string[] }[]>`
    select hand_over_order(s.id) as stored, p.return_urls as "returnUrls"
    from signups s
    join browsers b on b.id = s.browser_id
    join products p on p.id = s.product_id
    where s.handle = ${handle} and s.granted_at is not null
      and b.id = ${cookie.browser}::uuid and b.generation >= ${cookie.generation}::int and b.revoked_at is null
      and s.browser_generation <= ${cookie.generation}::int`
  return row ? { order: parseHandOverOrder(StoredOrder.parse(row.stored)), returnUrls: row.returnUrls } : null
}
