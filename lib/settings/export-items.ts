import type { Connection, Product, Quota } from '@/prisma/generated/client'
import { CompanyRules } from '../products/company-rules'
import { PausedText } from '../products/paused-text'
import { Consent, FieldRules, PageTexts } from '../products/product-words'
import { MailTexts, ProductMetadata } from './settings-file'

/** What a product is stored as, with all that `exportProduct` writes. */
export const productParts = {
  connection: true,
  quotas: { orderBy: [{ scope: 'asc' as const }, { per: 'asc' as const }] },
}

type StoredProduct = Product & { connection: Pick<Connection, 'name'>; quotas: Quota[] }
type StoredConnection = Pick<
  Connection,
  'name' | 'apiUrl' | 'backendUrl' | 'clientId' | 'nextClientId' | 'note'
>

/** A connection as a settings file has it, without its secrets. */
export function exportConnection({ nextClientId, note, ...connection }: StoredConnection) {
  const { name, apiUrl, backendUrl, clientId } = connection
  return {
    ...{ name, apiUrl, backendUrl, clientId },
    ...(nextClientId === null ? {} : { nextClientId }),
    ...(note === '' ? {} : { note }),
  }
}

/** A product as a settings file has it. */
export function exportProduct(product: StoredProduct) {
  return {
    slug: product.slug,
    name: product.name,
    summary: product.summary,
    connection: product.connection.name,
    tokensUrl: product.tokensUrl,
    launchUrl: product.launchUrl,
    terminalConfigurationId: product.terminalConfigurationId,
    returnUrls: product.returnUrls,
    trialMinutes: product.trialMinutes,
    reloginsPerHour: product.reloginsPerHour,
    verification: product.verification,
    captcha: product.captcha,
    withoutCaptcha: product.withoutCaptcha,
    disposableMail: product.disposableMail,
    freeMail: product.freeMail,
    companies: CompanyRules.parse(product.companies),
    otherCompanies: product.otherCompanies,
    checkMailDomain: product.checkMailDomain,
    waitlist: product.waitlist,
    moreTimeMinutes: product.moreTimeMinutes,
    mailTexts: MailTexts.parse(product.mailTexts),
    retentionDays: product.retentionDays,
    paused: product.paused,
    pausedText: PausedText.parse(product.pausedText),
    fields: FieldRules.parse(product.fields),
    texts: PageTexts.parse(product.texts),
    consent: Consent.parse(product.consent),
    accent: product.accent,
    metadata: ProductMetadata.parse(product.metadata),
    quotas: product.quotas.map(({ scope, per, limit }) => ({
      scope,
      per,
      limit: limit === null ? null : Number(limit),
    })),
  }
}
