import { db } from '../db'
import type { ProductForSignup } from '../products/find-product'

type Own = { product: ProductForSignup; personKey: string }

/** The signup that this very form led to when the same person sent it before. */
export async function findEarlierSignup({ requestId, product, personKey }: Own & { requestId: string }) {
  const signup = await db().signup.findUnique({
    where: { requestId, productId: product.id, emailKey: personKey },
    select: { id: true },
  })
  return signup?.id ?? null
}

/** The running trial of this product that this person has in this browser (Q9). */
export async function findRunningTrial({ browserId, product, personKey }: Own & { browserId: string }) {
  const signup = await db().signup.findFirst({
    where: {
      browserId,
      productId: product.id,
      emailKey: personKey,
      state: 'active',
      trialEndsAt: { gt: new Date() },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return signup?.id ?? null
}
