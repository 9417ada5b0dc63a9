import { z } from 'zod'
import { parseLaunchUrl } from '../frame/launch-url'
import { hasSafeScheme } from '../frame/safe-url'
import { parseTokensUrl } from '../frame/tokens-url'
import { companyList } from './company-settings'
import { hasUniqueCodes, InviteSettings } from './invite-settings'
import { pausedText } from './paused-text-settings'
import { accent, PortalSettings } from './portal-settings'
import { consentTexts, fieldRules, pageTexts } from './product-words-settings'
import { quotaList } from './quota-settings'
import { settingsProblem } from './settings-problem'
import { StaffSettings } from './staff-settings'

/** What `apply` reads and `export` writes. Within an item only its name is required: what is absent stays as it is. */
export type SettingsFile = z.infer<typeof SettingsFile>
/** The same as it is written in a file. */
export type SettingsInput = z.input<typeof SettingsFile>
export type ConnectionSettings = z.infer<typeof ConnectionSettings>
export type ProductSettings = z.infer<typeof ProductSettings>
export type { QuotaSettings } from './quota-settings'

const name = z.string().trim().min(1, 'must not be empty').max(80, 'must have 80 characters or fewer')

const origin = z
  .string()
  .refine((value) => URL.canParse(value) && new URL(value).origin === value.replace(/\/$/, ''), {
    error: 'must be an origin such as https://api.example.com: scheme and host, no path',
  })
  .refine((value) => !URL.canParse(value) || hasSafeScheme(new URL(value)), {
    error: 'must begin with https:// (http:// is for this machine only)',
  })
  .transform((value) => new URL(value).origin)

const keyText = z.string().trim().min(1, 'must not be empty').max(200)

export const ConnectionSettings = z.strictObject({
  name,
  /** What it was called until now, to give it another name. */
  formerName: name.optional(),
  apiUrl: origin.optional(),
  backendUrl: origin.optional(),
  clientId: keyText.optional(),
  clientSecret: keyText.optional(),
  nextClientId: keyText.nullable().optional(),
  nextClientSecret: keyText.nullable().optional(),
  note: z
    .string()
    .trim()
    .max(2_000, 'must have 2000 characters or fewer')
    .nullable()
    .transform((note) => note ?? '')
    .optional(),
})

const tokensUrl = z.string().transform((text, context) => {
  const parsed = parseTokensUrl(text)
  return parsed.kind === 'ok' ? parsed.tokensUrl.href : refuse(context, parsed.problem)
})

const launchUrl = z.string().transform((text, context) => {
  const parsed = parseLaunchUrl(text)
  return parsed.kind === 'ok' ? parsed.launchUrl : refuse(context, parsed.problem)
})

const metadataValue = z.union([z.string().max(256), z.number(), z.boolean()])

export const ProductMetadata = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'has a key that is not a plain word'),
    metadataValue,
  )
  .refine((metadata) => Object.keys(metadata).length <= 20, { error: 'must have 20 keys or fewer' })

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` }).optional()

const mailRule = oneOf(['allow', 'verify', 'refuse'])

export type MailWords = z.infer<typeof MailWords>

const MailWords = z.strictObject({
  opening: z.string().trim().max(500, 'must have 500 characters or fewer').optional(),
  closing: z.string().trim().max(500, 'must have 500 characters or fewer').optional(),
})

/** A product's own words in its mails: above what each mail says, and at its end. */
export const MailTexts = z.strictObject({ en: MailWords.optional(), de: MailWords.optional() })

const uuidShape = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** As Frame's console shows it, and launch links carry it. */
const terminalConfigurationId = z
  .string()
  .regex(
    new RegExp(`^${uuidShape}\\.${uuidShape}$`),
    'must be two ids joined by a dot, as a launch link has it',
  )

const ProductSettings = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as aster-cad')
    .max(60),
  name: name.optional(),
  summary: z.string().trim().max(300, 'must have 300 characters or fewer').optional(),
  connection: name.optional(),
  tokensUrl: tokensUrl.optional(),
  launchUrl: launchUrl.optional(),
  terminalConfigurationId: terminalConfigurationId.nullable().optional(),
  returnUrls: z.array(launchUrl).max(20).optional(),
  trialMinutes: z.int().min(1, 'must be 1 or more').max(525_600, 'must be at most a year').optional(),
  reloginsPerHour: z.int().min(0).max(1_000).optional(),
  captcha: z.boolean().optional(),
  paused: z.boolean().optional(),
  pausedText: pausedText.optional(),
  metadata: ProductMetadata.optional(),
  quotas: quotaList.optional(),
  verification: oneOf(['none', 'code']),
  withoutCaptcha: oneOf(['refuse', 'verify']),
  disposableMail: mailRule,
  freeMail: mailRule,
  companies: companyList.optional(),
  otherCompanies: mailRule,
  checkMailDomain: z.boolean().optional(),
  waitlist: z.boolean().optional(),
  moreTimeMinutes: z.int().min(0, 'must be 0 or more').max(525_600, 'must be at most a year').optional(),
  mailTexts: MailTexts.optional(),
  retentionDays: z
    .int('must be a whole number of days, or null to keep everything')
    .min(1, 'must be 1 or more; null keeps everything')
    .max(36_500, 'must be at most a hundred years')
    .nullable()
    .optional(),
  fields: fieldRules.optional(),
  texts: pageTexts.optional(),
  consent: consentTexts.optional(),
  accent: accent.nullable().optional(),
})

const SettingsFile = z.strictObject({
  portal: PortalSettings.optional(),
  connections: z
    .array(ConnectionSettings)
    .refine(hasUnique('name'), { error: 'has the same name twice' })
    .default([]),
  products: z
    .array(ProductSettings)
    .refine(hasUnique('slug'), { error: 'has the same slug twice' })
    .default([]),
  invites: z.array(InviteSettings).refine(hasUniqueCodes, { error: 'has the same code twice' }).default([]),
  staff: z
    .array(StaffSettings)
    .refine(hasUnique('email'), { error: 'has the same address twice' })
    .default([]),
})

/** Every mistake at once, each with the path of its key, so that a file is mended in one go. */
export function parseSettingsFile(
  text: string,
): { kind: 'ok'; settings: SettingsFile } | { kind: 'invalid'; problems: string[] } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return {
      kind: 'invalid',
      problems: [`The file is not JSON: ${error instanceof Error ? error.message : ''}`],
    }
  }
  const parsed = parseSettings(json)
  return parsed.kind === 'ok' ? parsed : { kind: 'invalid', problems: parsed.issues.map(settingsProblem) }
}

/** The same for settings that are no text, with what is wrong as it was found. */
export function parseSettings(
  json: unknown,
): { kind: 'ok'; settings: SettingsFile } | { kind: 'invalid'; issues: z.core.$ZodIssue[] } {
  const parsed = SettingsFile.safeParse(json)
  return parsed.success
    ? { kind: 'ok', settings: parsed.data }
    : { kind: 'invalid', issues: parsed.error.issues }
}

/** `problem` is a sentence of its own; the path of the key comes before it. */
function refuse(context: z.core.$RefinementCtx, problem: string): never {
  context.addIssue({ code: 'custom', message: `is not usable: ${problem.replace(/\.$/, '')}` })
  return z.NEVER
}

function hasUnique<Key extends string>(key: Key) {
  return (items: Record<Key, string>[]) => new Set(items.map((item) => item[key])).size === items.length
}
