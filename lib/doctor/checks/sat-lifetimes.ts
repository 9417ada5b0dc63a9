import { db } from '../../db'
import { type Finding, ok, warning } from '../finding'

/** A token that outlives its trial keeps the product open after the portal says it has ended. */
export async function checkSatLifetimes(): Promise<Finding[]> {
  const products = await db().$queryRaw<{ slug: string; trialMinutes: number; satMinutes: number }[]>`
    select p.slug, p.trial_minutes as "trialMinutes",
      ceil(extract(epoch from s.sat_expires_at - s.sat_issued_at) / 60)::int as "satMinutes"
    from products p
    cross join lateral (
      select sat_expires_at, sat_issued_at from signups
      where product_id = p.id and granted_at is not null
      order by created_at desc limit 1
    ) s
    order by p.slug`
  return products.map(({ slug, trialMinutes, satMinutes }) =>
    satMinutes > trialMinutes
      ? warning(
          `product ${slug}`,
          `Its tokens live ${satMinutes} minutes (exp − iat), its trials ${trialMinutes}: lower the token duration of the SAT provider in Frame, or raise trialMinutes.`,
        )
      : ok(`product ${slug}`, `Its tokens live ${satMinutes} minutes, within its trials of ${trialMinutes}.`),
  )
}
