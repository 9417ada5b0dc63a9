import { z } from 'zod'
import { canonicalDomain } from '../email/canonical-domain'
import { inviteCodeHash, newInviteCode } from '../invites/invite-code'
import { longestTrialMinutes, mostEntries, mostUses } from '../invites/invite-limits'
import { quotaScopes } from '../quotas/quota-scopes'
import { emailSetting } from './email-setting'

/** One invite in a settings file. Its code is its name; what is absent stays, null takes a limit away. */
export type InviteSettings = z.infer<typeof InviteSettings>

const fewestCharacters = 26

/** Case and hyphens do not count, so that a code can be read out; what is left has to be beyond guessing. */
const code = z.string().superRefine((text, context) => {
  const problem = problemOfCode(text)
  if (problem) context.addIssue({ code: 'custom', message: `${problem}; a fresh one is ${newInviteCode()}` })
})

function problemOfCode(text: string): string | null {
  if (!/^[A-Za-z0-9-]*$/.test(text)) return 'may hold letters, digits and hyphens only'
  if (text.length > 60) return 'must have 60 characters or fewer'
  return text.replaceAll('-', '').length < fewestCharacters
    ? `must have at least ${fewestCharacters} letters and digits, so that nobody can guess it`
    : null
}

const domain = z.string().transform((text, context) => {
  const canonical = canonicalDomain(text)
  if (canonical !== null) return canonical
  context.addIssue({ code: 'custom', message: 'must be a domain such as example.com' })
  return z.NEVER
})

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be a moment or day (of UTC) in ISO 8601, such as 2027-11-01T09:00:00+01:00 or 2027-11-01',
  })
  .transform((text) => new Date(text))

export const InviteSettings = z.strictObject({
  code,
  product: z.string().optional(),
  owner: emailSetting.optional(),
  label: z
    .string()
    .trim()
    .max(120, 'must have 120 characters or fewer')
    .regex(/^\P{Cc}*$/u, 'must be one line')
    .optional(),
  maxUses: z
    .int('must be a whole number')
    .min(1, 'must be 1 or more; null takes the limit away')
    .max(mostUses, 'must be at most a million')
    .nullish(),
  startsAt: moment.nullish(),
  expiresAt: moment.nullish(),
  emails: z.array(emailSetting).max(mostEntries, `must have ${mostEntries} addresses or fewer`).optional(),
  domains: z.array(domain).max(mostEntries, `must have ${mostEntries} domains or fewer`).optional(),
  skipVerification: z.boolean().optional(),
  skipQuotas: z
    .array(
      z.enum(quotaScopes, {
        error: `must be one of ${quotaScopes.join(', ')}`,
      }),
    )
    .optional(),
  trialMinutes: z
    .int()
    .min(1, 'must be 1 or more')
    .max(longestTrialMinutes, 'must be at most a year')
    .nullish(),
})

/** Whether no two codes are spellings of one. */
export function hasUniqueCodes(invites: { code: string }[]): boolean {
  return new Set(invites.map((invite) => inviteCodeHash(invite.code))).size === invites.length
}
