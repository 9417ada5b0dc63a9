import { db } from '../db'
import { consentIn, type Consent } from '../products/product-words'
import { consentVersion } from './consent-version'
import { rememberConsent } from './remember-consent'

type Wording = { language: 'en' | 'de'; text: string }

/**
 * The version of the consent text that somebody agreed to: of the product's own words where it has some, or else of the
 * portal's sentence. A form that was opened before the words changed names the version it showed, which then counts.
 */
export async function versionAgreedTo(
  shown: string,
  product: { id: string; consent: Consent },
  usual: Wording,
): Promise<string> {
  const now = consentIn(usual.language, product.consent) ?? usual
  const version = consentVersion(now)
  if (shown !== '' && shown !== version) {
    if (shown === consentVersion(usual)) return rememberConsent(usual)
    const former = await db().productConsent.findFirst({
      where: { productId: product.id, version: shown },
      select: { version: true },
    })
    if (former) return former.version
  }
  return rememberConsent(now)
}
