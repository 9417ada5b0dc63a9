import { createHash, createHmac, randomBytes } from 'node:crypto'
import { db } from '../db'
import { env } from '../env'
import { networkOf } from '../quotas/network-of'
import type { Touch } from '../signups/campaign-touch'
import type { VisitKind } from './visit-kind'

/** A look at the form of a product, or at that of an invite for it. */
export type Visit = {
  kind: VisitKind
  productSlug: string
  inviteId: string | null
  touch: Touch | null
  /** What tells visitors of one day apart; none of it is kept. */
  visitor: { address: string; device: string }
}

/**
 * Counts a visit, once a day for each visitor and page. Who it was is hashed under a key that is forgotten the next day,
 * together with the page: not even on the same day do two rows say that it was the same person.
 */
export async function countVisit({ kind, productSlug, inviteId, touch, visitor }: Visit): Promise<void> {
  const salt = await findSaltOfToday()
  const facts = [networkOf(visitor.address), groupOf(visitor.device), kind, productSlug, inviteId]
  const key = createHmac('sha256', salt).update(JSON.stringify(facts)).digest('base64url')
  await db().$executeRaw`
    insert into visits (product_id, invite_id, at, kind, visitor, campaign, source, medium, term, content, referrer)
    select
      p.id, ${inviteId}::uuid, portal_now(), ${kind}::visit_kind, ${key},
      ${touch?.campaign}, ${touch?.source}, ${touch?.medium}, ${touch?.term}, ${touch?.content}, ${touch?.referrerHost}
    from products p
    where p.slug = ${productSlug}
    on conflict (visitor) do nothing`
}

/** One of 256, so that a program that makes up names for itself is not any number of visitors. */
function groupOf(device: string): number | undefined {
  return createHash('sha256').update(device).digest()[0]
}

async function findSaltOfToday(): Promise<Uint8Array> {
  const rows = await db().$queryRaw<{ salt: Uint8Array }[]>`
    select salt_of_today(${randomBytes(32)}, ${env().timeZone}) as salt`
  const salt = rows[0]?.salt
  if (!salt) throw new Error('the database gave no salt for today')
  return salt
}
