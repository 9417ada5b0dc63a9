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

/** A trial of this product that this person started in this browser and that can be handed over as it is (Q9). */
export async function findRunningTrial({ browserId, product, personKey }: Own & { browserId: string }) {
  const signup = await db().signup.findFirst({
    where: {
      browserId,
      productId: product.id,
      emailKey: personKey,
      state: 'active',
      satExpiresAt: { gt: inAMinute() },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return signup?.id ?? null
}

const inAMinute = () => new Date(Date.now() + 60_000)
