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

/**
 * The running trial of this product that this person has in this browser (Q9). Asked by the browser alone, which has few
 * signups: a planner might read all trials that run instead.
 */
export async function findRunningTrial({ browserId, product, personKey }: Own & { browserId: string }) {
  const signups = await db().signup.findMany({
    where: { browserId },
    select: { id: true, productId: true, emailKey: true, state: true, trialEndsAt: true, createdAt: true },
  })
  const [running] = signups
    .filter(({ productId, emailKey }) => productId === product.id && emailKey === personKey)
    .filter(
      ({ state, trialEndsAt }) => state === 'active' && trialEndsAt !== null && trialEndsAt > new Date(),
    )
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  return running?.id ?? null
}
