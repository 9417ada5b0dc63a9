import type { InviteField } from './invite-fields'

/** The columns of a file of invites, with the field that each fills in. */
const usual = {
  label: 'label',
  product: 'product',
  'first name': 'firstName',
  'last name': 'lastName',
  'e-mail': 'email',
  opportunity: 'opportunity',
  'max uses': 'maxUses',
  starts: 'startsAt',
  expires: 'expiresAt',
  'allowed e-mails': 'emails',
  'allowed domains': 'domains',
  'skip verification': 'skipVerification',
  'trial minutes': 'trialLength',
  utm_source: 'utmSource',
  utm_medium: 'utmMedium',
  utm_campaign: 'utmCampaign',
  utm_term: 'utmTerm',
  utm_content: 'utmContent',
} as const satisfies Record<string, InviteField>

const aliases: Record<string, string | undefined> = {
  email: 'e-mail',
  'first-name': 'first name',
  firstname: 'first name',
  'last-name': 'last name',
  lastname: 'last name',
}

export const inviteColumns = Object.keys(usual)

/** The field of a column as somebody wrote its name; null for one that there is not. Only who manages all names owners. */
export function fieldOfColumn(written: string, { manages }: { manages: boolean }): InviteField | null {
  const name = written.trim().toLowerCase().replace(/\s+/g, ' ')
  if (name === 'owner') return manages ? 'owner' : null
  const known = Object.entries(usual).find(([column]) => column === (aliases[name] ?? name))
  return known?.[1] ?? null
}

/** The column of a field, as a problem names it. */
export function columnOfField(field: string): string {
  return Object.entries(usual).find(([, known]) => known === field)?.[0] ?? field
}
