import { z } from 'zod'

/** More than any field may hold, and little enough to be looked at. */
const longestText = 8_000

const text = z.string().max(longestText).default('')

/** The quotas that an invite can be exempt from, each with the name of its box. */
export const quotaBoxes = [
  ['skipPerson', 'person'],
  ['skipCompany', 'company'],
  ['skipNetwork', 'network'],
  ['skipCampaign', 'campaign'],
  ['skipProduct', 'product'],
] as const

/** What everybody who keeps invites fills in, as text, in the order of the form. */
const usual = {
  label: text,
  opportunity: text,
  firstName: text,
  lastName: text,
  email: text,
  maxUses: text,
  startsAt: text,
  expiresAt: text,
  emails: text,
  domains: text,
  skipVerification: text,
  trialLength: text,
  trialUnit: text,
  utmSource: text,
  utmMedium: text,
  utmCampaign: text,
  utmTerm: text,
  utmContent: text,
}

/** What only those fill in who manage the invites of all. */
const managed = {
  owner: text,
  skipPerson: text,
  skipCompany: text,
  skipNetwork: text,
  skipCampaign: text,
  skipProduct: text,
}

export const InviteFields = z.strictObject({ ...usual, ...managed, product: text })

/** The answers in a form or a row of a file. */
export type InviteFields = z.infer<typeof InviteFields>
export type InviteField = keyof InviteFields
export type GivenFields = { [field: string]: unknown }

/** Each label of a campaign with the field it is filled in. */
export const utmFields = [
  ['source', 'utmSource'],
  ['medium', 'utmMedium'],
  ['campaign', 'utmCampaign'],
  ['term', 'utmTerm'],
  ['content', 'utmContent'],
] as const

type Allowed = { manages: boolean; choosesProduct: boolean }

/**
 * The fields of a form, all of them as text. A field that the form does not have is named: whoever may not set
 * something cannot do so by a form of their own (A5).
 */
export function readInviteFields(
  given: GivenFields,
  { manages, choosesProduct }: Allowed,
): { kind: 'ok'; fields: InviteFields } | { kind: 'unknown-field'; field: string } {
  const schema = z.strictObject({
    ...usual,
    ...(manages ? managed : {}),
    ...(choosesProduct ? { product: text } : {}),
  })
  const parsed = schema.safeParse(given)
  if (parsed.success) return { kind: 'ok', fields: InviteFields.parse(parsed.data) }
  const [issue] = parsed.error.issues
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]
  return { kind: 'unknown-field', field: String(field ?? '').slice(0, 60) }
}
