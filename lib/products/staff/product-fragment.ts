import { isNumeral, mostQuotaRows, type ProductValues } from './product-values'

/** The part of a settings file that a form stands for. It is parsed as any other, so what is wrong stays in it. */
export function productFragment(slug: string, values: ProductValues): { [key: string]: unknown } {
  const text = (field: string) => String(values[field] ?? '')
  const orNull = (field: string) => text(field).trim() || null
  const inBoth = (read: (language: string) => unknown) => ({ en: read('en'), de: read('de') })
  return {
    slug,
    name: text('name'),
    summary: text('summary'),
    connection: text('connection'),
    tokensUrl: text('tokensUrl').trim(),
    launchUrl: text('launchUrl').trim(),
    returnUrls: lines(text('returnUrls')),
    terminalConfigurationId: orNull('terminalConfigurationId'),
    metadata: Object.fromEntries(lines(text('metadata')).map(metadataEntry)),
    trialMinutes: numberOf(text('trialMinutes')),
    reloginsPerHour: numberOf(text('reloginsPerHour')),
    moreTimeMinutes: numberOf(text('moreTimeMinutes')),
    retentionDays: numberOrNull(text('retentionDays')),
    verification: text('verification'),
    captcha: values.captcha === true,
    withoutCaptcha: text('withoutCaptcha'),
    disposableMail: text('disposableMail'),
    freeMail: text('freeMail'),
    otherCompanies: text('otherCompanies'),
    companies: lines(text('companies')).map(company),
    checkMailDomain: values.checkMailDomain === true,
    waitlist: values.waitlist === true,
    paused: values.paused === true,
    accent: orNull('accent'),
    pausedText: inBoth((language) => orNull(`pausedText.${language}`)),
    mailTexts: mailTexts(orNull),
    fields: {
      lastName: text('fields.lastName'),
      company: text('fields.company'),
      country: text('fields.country'),
    },
    texts: inBoth((language) => ({
      title: orNull(`texts.${language}.title`),
      introduction: orNull(`texts.${language}.introduction`),
    })),
    consent: inBoth((language) => orNull(`consent.${language}`)),
    quotas: quotaRows(values).map(({ scope, per, limit }) => ({
      scope,
      per,
      limit: numberOrNull(limit),
    })),
  }
}

/** Without empty words and without languages that have none: a key that is there counts as a change. */
function mailTexts(orNull: (field: string) => string | null) {
  const words = (language: string) => {
    const opening = orNull(`mailTexts.${language}.opening`)
    const closing = orNull(`mailTexts.${language}.closing`)
    if (!opening && !closing) return null
    return { [language]: { ...(opening && { opening }), ...(closing && { closing }) } }
  }
  return { ...words('en'), ...words('de') }
}

/** The rows that say something, with the numbers they have in the form. */
export function quotaRows(values: ProductValues) {
  return Array.from({ length: mostQuotaRows }, (_, row) => ({
    row,
    scope: String(values[`quotas.${row}.scope`] ?? ''),
    per: String(values[`quotas.${row}.per`] ?? ''),
    limit: String(values[`quotas.${row}.limit`] ?? ''),
  })).filter(({ scope }) => scope !== '')
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A number stays a text where it is none, for the schema to say so. */
function numberOf(text: string): number | string {
  return isNumeral(text.trim()) ? Number(text) : text
}

function numberOrNull(text: string): number | string | null {
  return text.trim() === '' ? null : numberOf(text)
}

function company(line: string) {
  const [domain = '', policy = 'allow'] = line.split(/[\s,;=]+/)
  return { domain, policy }
}

function metadataEntry(line: string): [string, unknown] {
  const at = line.indexOf('=')
  if (at < 0) return [line, '']
  return [line.slice(0, at).trim(), metadataValue(line.slice(at + 1).trim())]
}

function metadataValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  if (isNumeral(text)) return Number(text)
  if (!text.startsWith('"')) return text
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'string' ? parsed : text
  } catch {
    return text
  }
}
