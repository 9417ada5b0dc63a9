import { z } from 'zod'
import { black, contrast, mixUntilReadable, textContrast, white } from '../portal/colour'
import { parseLogo } from '../portal/parse-logo'

/** The face of the portal in a settings file: what is absent stays, null removes. */
export type PortalSettings = z.infer<typeof PortalSettings>

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have ${max} characters or fewer`)
    .regex(/^\P{Cc}*$/u, 'must be one line')

/** A colour that white text can be read on. */
export const accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0b6275')
  .transform((value, context) => {
    const colour = value.toLowerCase()
    const ratio = contrast(colour, white)
    if (ratio >= textContrast) return colour
    const darker = mixUntilReadable(colour, black, white)
    context.addIssue({
      code: 'custom',
      message: `is too light: white text on it has a contrast of ${ratio.toFixed(1)}:1 and needs ${textContrast}:1; use ${darker} or darker`,
    })
    return z.NEVER
  })

const logo = z.string().superRefine((value, context) => {
  const parsed = parseLogo(value)
  if (parsed.kind === 'invalid') context.addIssue({ code: 'custom', message: parsed.problem })
})

const httpsUrl = z
  .url({ protocol: /^https$/, error: 'must be an address that begins with https://' })
  .max(300)
const email = z.email('must be an e-mail address').max(200)

const markdown = z
  .string()
  .trim()
  .min(1, 'must not be empty; null removes it')
  .max(60_000, 'must have 60000 characters or fewer')
const legalText = z.strictObject({ en: markdown.nullish(), de: markdown.nullish() }).nullish()

/** RFC 9116 wants a URI; an e-mail address is understood. */
const securityContact = z.union(
  [
    email.transform((address) => `mailto:${address}`),
    httpsUrl,
    z.string().regex(/^mailto:[^\s@]+@[^\s@]+$/),
    z.string().regex(/^tel:\+?[0-9().-]+$/),
  ],
  { error: 'must be an e-mail address, or an address that begins with https://, mailto: or tel:' },
)

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be a day or moment such as 2027-11-01 or 2027-11-01T00:00:00Z',
  })
  .transform((value) => new Date(value).toISOString())

export const PortalSettings = z.strictObject({
  name: line(60).nullish(),
  logo: logo.nullish(),
  accent: accent.nullish(),
  contact: z
    .strictObject({ name: line(80).nullish(), email: email.nullish(), url: httpsUrl.nullish() })
    .nullish(),
  legal: z.strictObject({ imprint: legalText, privacy: legalText, terms: legalText }).nullish(),
  security: z.strictObject({ contact: securityContact.nullish(), expires: moment.nullish() }).nullish(),
})
