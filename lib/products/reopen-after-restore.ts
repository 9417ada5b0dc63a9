import { recordAudit, type Actor } from '../audit/record-audit'
import { db } from '../db'

/** Opens every product that a restore closed, and gives their slugs (D16). */
export async function reopenAfterRestore(actor: Actor): Promise<string[]> {
  return db().$transaction(async (tx) => {
    const closed = await tx.product.findMany({
      where: { closedByRestore: true },
      select: { slug: true },
      orderBy: { slug: 'asc' },
    })
    if (closed.length === 0) return []
    const products = closed.map(({ slug }) => slug)
    await tx.product.updateMany({ where: { slug: { in: products } }, data: { paused: false } })
    await recordAudit(tx, {
      actor,
      action: 'products.reopened',
      subject: 'products closed by a restore',
      details: { products },
    })
    return products
  })
}
