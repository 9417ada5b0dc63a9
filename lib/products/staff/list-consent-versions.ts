import { db } from '../../db'
import type { Authorised } from '../../staff/staff-person'

export type ConsentVersion = {
  version: string
  language: string
  text: string
  /** When it was saved or, for the portal's own sentence, first agreed to. */
  since: Date
  signups: number
}

/** Every wording that a product had, and every one that somebody agreed to on its form, newest first. */
export function listConsentVersions(
  _staff: Authorised<'products.manage'>,
  productId: string,
): Promise<ConsentVersion[]> {
  return db().$queryRaw<ConsentVersion[]>`
    with agreed as (
      select consent_version as version, count(*)::int as signups
      from signups
      where product_id = ${productId}::uuid
      group by consent_version
    )
    select c.version, c.language, c.text, coalesce(k.saved_at, c.first_seen_at) as since, coalesce(a.signups, 0) as signups
    from consent_texts c
    left join product_consents k on k.version = c.version and k.product_id = ${productId}::uuid
    left join agreed a on a.version = c.version
    where k.version is not null or a.version is not null
    order by since desc, c.version
    limit 50`
}
