import { db } from '../db'
import { PausedText } from './paused-text'

/** A product's own words while it is paused; none for a product that nobody knows. */
export async function findPausedText(of: { slug: string } | { verification: string }): Promise<PausedText> {
  const product = await db().product.findFirst({
    where: 'slug' in of ? of : { signups: { some: { verifications: { some: { id: of.verification } } } } },
    select: { pausedText: true },
  })
  return PausedText.parse(product?.pausedText ?? {})
}
