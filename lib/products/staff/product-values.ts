import type { exportProduct } from '../../settings/export-items'

/** A product as a form has it, by the name of each field; names have dots as the paths of the settings file do. */
export type ProductValues = { [field: string]: string | boolean }

export type ProductItem = ReturnType<typeof exportProduct>

/** Empty rows below the quotas that there are, to add some without JavaScript. */
const spareRows = 3
export const mostQuotaRows = 25 + spareRows

export function productValues(product: ProductItem): ProductValues {
  const { pausedText, mailTexts, fields, texts, consent } = product
  const inBoth = (['en', 'de'] as const).map((language): ProductValues => ({
    [`pausedText.${language}`]: pausedText[language] ?? '',
    [`mailTexts.${language}.opening`]: mailTexts[language]?.opening ?? '',
    [`mailTexts.${language}.closing`]: mailTexts[language]?.closing ?? '',
    [`texts.${language}.title`]: texts[language]?.title ?? '',
    [`texts.${language}.introduction`]: texts[language]?.introduction ?? '',
    [`consent.${language}`]: consent[language] ?? '',
  }))
  const rows = [...product.quotas, ...Array.from({ length: spareRows }, () => null)]
  const quotas = rows.map((quota, row): ProductValues => ({
    [`quotas.${row}.scope`]: quota?.scope ?? '',
    [`quotas.${row}.per`]: quota?.per ?? 'day',
    [`quotas.${row}.limit`]: quota?.limit?.toString() ?? '',
  }))
  const values: ProductValues = {
    name: product.name,
    summary: product.summary,
    connection: product.connection,
    tokensUrl: product.tokensUrl,
    launchUrl: product.launchUrl,
    returnUrls: product.returnUrls.join('\n'),
    terminalConfigurationId: product.terminalConfigurationId ?? '',
    metadata: metadataLines(product.metadata),
    trialMinutes: String(product.trialMinutes),
    reloginsPerHour: String(product.reloginsPerHour),
    moreTimeMinutes: String(product.moreTimeMinutes),
    retentionDays: product.retentionDays?.toString() ?? '',
    verification: product.verification,
    captcha: product.captcha,
    withoutCaptcha: product.withoutCaptcha,
    disposableMail: product.disposableMail,
    freeMail: product.freeMail,
    otherCompanies: product.otherCompanies,
    companies: product.companies.map(({ domain, policy }) => `${domain} ${policy}`).join('\n'),
    checkMailDomain: product.checkMailDomain,
    waitlist: product.waitlist,
    paused: product.paused,
    accent: product.accent ?? '',
    'fields.lastName': fields.lastName,
    'fields.company': fields.company,
    'fields.country': fields.country,
  }
  return Object.assign(values, ...inBoth, ...quotas)
}

function metadataLines(metadata: ProductItem['metadata']): string {
  return Object.entries(metadata)
    .map(([key, value]) => `${key} = ${isAmbiguous(value) ? JSON.stringify(value) : String(value)}`)
    .join('\n')
}

/** Text that would be read back as something else. */
function isAmbiguous(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    (/^(?:true|false|".*)$/.test(value) || isNumeral(value) || value !== value.trim())
  )
}

export function isNumeral(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text)
}
