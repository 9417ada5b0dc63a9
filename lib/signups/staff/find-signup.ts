import { db } from '../../db'
import type { Authorised } from '../../staff/staff-person'
import { explainSignups } from '../explain-signups'
import { timelineOf } from '../timeline-of'

/** Everything about one signup that staff may see: who, from where, what was decided and why, and all that happened. */
export async function findSignup(_staff: Authorised<'signups.read'>, id: string) {
  const [explained] = await explainSignups(id)
  if (!explained) return null
  const person = await db().signup.findUniqueOrThrow({
    where: { id: explained.id },
    select: {
      firstName: true,
      lastName: true,
      company: true,
      country: true,
      language: true,
      timeZone: true,
      gpc: true,
      anonymisedAt: true,
      firstTouch: true,
      lastTouch: true,
      verifyBecause: true,
      verifiedAt: true,
      grantedAt: true,
      trialEndsAt: true,
      offeredUntil: true,
      waitingSince: true,
      launchedAt: true,
      usedMinutes: true,
      product: { select: { name: true } },
      invite: { select: { label: true, owner: true } },
      feedback: { select: { rating: true, comment: true, createdAt: true } },
      moreTime: { select: { wish: true, createdAt: true, grantedMinutes: true } },
      places: { select: { scope: true, per: true, subject: true, givenBackAt: true } },
    },
  })
  return {
    ...explained,
    ...person,
    product: { slug: explained.product, name: person.product.name },
    timeline: timelineOf(explained),
  }
}

export type FoundSignup = NonNullable<Awaited<ReturnType<typeof findSignup>>>
