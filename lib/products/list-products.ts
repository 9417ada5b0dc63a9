import { db } from '../db'
import { PausedText } from './paused-text'

/** What the front page shows of each product, by name. */
export async function listProducts() {
  const products = await db().product.findMany({
    orderBy: { name: 'asc' },
    select: { slug: true, name: true, summary: true, trialMinutes: true, paused: true, pausedText: true },
  })
  return products.map((product) => ({ ...product, pausedText: PausedText.parse(product.pausedText) }))
}
