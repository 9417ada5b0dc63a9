import { db } from '../db'

/** What the front page shows of each product, by name. */
export async function listProducts() {
  return db().product.findMany({
    orderBy: { name: 'asc' },
    select: { slug: true, name: true, summary: true, trialMinutes: true, paused: true },
  })
}
