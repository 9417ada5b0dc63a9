import type { Prisma } from '@/prisma/generated/client'
import { consentVersion } from '../signups/consent-version'
import type { Consent } from './product-words'

/** Gives each wording of a product its version as soon as it is saved, so that none is lost that nobody agreed to. */
export async function keepConsents(
  tx: Prisma.TransactionClient,
  productId: string,
  consent: Consent,
): Promise<void> {
  for (const [language, text] of Object.entries(consent)) {
    if (!text) continue
    const version = consentVersion({ language, text })
    await tx.$executeRaw`
      insert into consent_texts (version, language, text, first_seen_at)
      values (${version}, ${language}, ${text}, portal_now())
      on conflict do nothing`
    await tx.$executeRaw`
      insert into product_consents (product_id, version, saved_at)
      values (${productId}::uuid, ${version}, portal_now())
      on conflict do nothing`
  }
}
