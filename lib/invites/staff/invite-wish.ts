import { canonicalDomain } from '../../email/canonical-domain'
import { canonicaliseEmail } from '../../email/canonicalise-email'
import { inviteFits } from '../invite-fits'
import { longestTrialMinutes, mostEntries, mostUses } from '../invite-limits'
import { quotaBoxes, utmFields, type InviteField, type InviteFields } from './invite-fields'
import type { InviteUtm } from './invite-utm'
import { momentIn } from './zoned-moment'

/** What an invite is to be, as its row keeps it. */
export type InviteWish = ReturnType<typeof wishOf>

/** A sentence for each field that cannot be used. */
export type InviteProblems = Partial<Record<InviteField, string>>

const unitMinutes: Record<string, number | undefined> = { minutes: 1, hours: 60, days: 1_440 }

/** Judges all fields and names all problems at once. Moments are of the portal's time zone. */
export function parseInviteWish(
  fields: InviteFields,
  timeZone: string,
): { kind: 'ok'; wish: InviteWish } | { kind: 'invalid'; problems: InviteProblems } {
  const problems: InviteProblems = {}
  const wish = wishOf(fields, { timeZone, problems })
  if (fields.label.trim() === '') problems.label = 'Enter a label, such as the fair or the company it is for.'
  if (wish.startsAt && wish.expiresAt && wish.expiresAt <= wish.startsAt) {
    problems.expiresAt = 'Enter an end that is later than the start.'
  }
  if (wish.recipientEmail && !problems.emails && !problems.domains && !mayUse(wish, wish.recipientEmail)) {
    problems.email = 'The recipient could not use the invite: add the address or its domain below.'
  }
  return Object.keys(problems).length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', wish }
}

type Judging = { timeZone: string; problems: InviteProblems }

function wishOf(fields: InviteFields, judging: Judging) {
  const line = (field: InviteField, longest: number) => oneLine(fields, { field, longest, ...judging })
  return {
    label: line('label', 120) ?? '',
    opportunity: line('opportunity', 80),
    recipientFirstName: line('firstName', 64),
    recipientLastName: line('lastName', 64),
    recipientEmail: addressOf(fields, judging),
    maxUses: wholeNumber(fields, { field: 'maxUses', most: mostUses, ...judging }),
    startsAt: momentOf(fields, { field: 'startsAt', edge: 'start', ...judging }),
    expiresAt: momentOf(fields, { field: 'expiresAt', edge: 'end', ...judging }),
    emails: listOf(fields, {
      field: 'emails',
      what: 'an e-mail address such as jane@example.com',
      canonical: canonicalAddress,
      ...judging,
    }),
    domains: listOf(fields, {
      field: 'domains',
      what: 'a domain such as example.com',
      canonical: (written) => canonicalDomain(written.replace(/^@/, '')),
      ...judging,
    }),
    skipVerification: fields.skipVerification !== '',
    skipQuotas: quotaBoxes.flatMap(([box, scope]) => (fields[box] === '' ? [] : [scope])),
    trialMinutes: trialMinutesOf(fields, judging),
    utm: utmOf(fields, judging),
    owner: fields.owner.trim() === '' ? null : ownerOf(fields, judging),
  }
}

function oneLine(
  fields: InviteFields,
  { field, longest, problems }: Judging & { field: InviteField; longest: number },
): string | null {
  const written = fields[field].trim()
  if (written === '') return null
  if ([...written].length > longest) problems[field] = `Use ${longest} characters or fewer.`
  else if (/[\p{Cc}\u2028\u2029]/u.test(written)) problems[field] = 'Write it in one line.'
  else if (field !== 'label' && /:\/\/|\bwww\./i.test(written)) problems[field] = 'Write it without a link.'
  return written
}

function canonicalAddress(written: string): string | null {
  const parsed = canonicaliseEmail(written)
  return parsed.kind === 'ok' ? parsed.email.address : null
}

function addressOf(fields: InviteFields, { problems }: Judging): string | null {
  if (fields.email.trim() === '') return null
  const address = canonicalAddress(fields.email)
  if (address === null)
    problems.email = 'Enter an e-mail address such as jane@example.com, or leave it empty.'
  return address
}

function ownerOf(fields: InviteFields, { problems }: Judging): string | null {
  const address = canonicalAddress(fields.owner)
  if (address === null) problems.owner = 'Enter the e-mail address of somebody on the staff.'
  return address
}

function wholeNumber(
  fields: InviteFields,
  { field, most, problems }: Judging & { field: InviteField; most: number },
): number | null {
  const written = fields[field].trim()
  if (written === '') return null
  const value = /^\d{1,9}$/.test(written) ? Number(written) : 0
  if (value < 1 || value > most) problems[field] = `Enter a whole number from 1 to ${most}, or nothing.`
  return value
}

function momentOf(
  fields: InviteFields,
  { field, edge, timeZone, problems }: Judging & { field: InviteField; edge: 'start' | 'end' },
): Date | null {
  const written = fields[field].trim()
  if (written === '') return null
  const moment = momentIn(timeZone, written, edge)
  if (!moment) problems[field] = 'Enter a day such as 2027-01-31, or with a time: 2027-01-31T18:00.'
  return moment
}

type Listed = Judging & {
  field: 'emails' | 'domains'
  what: string
  canonical: (written: string) => string | null
}

function listOf(fields: InviteFields, { field, what, canonical, problems }: Listed): string[] {
  const written = fields[field].split(/[\s,;]+/).filter((entry) => entry !== '')
  if (written.length > mostEntries) problems[field] = `List ${mostEntries} or fewer.`
  const entries = written.slice(0, mostEntries).map((entry) => ({ entry, value: canonical(entry) }))
  const wrong = entries.find(({ value }) => value === null)
  if (wrong) problems[field] = `“${wrong.entry.slice(0, 80)}” is not ${what}.`
  return [...new Set(entries.flatMap(({ value }) => (value === null ? [] : [value])))]
}

function trialMinutesOf(fields: InviteFields, { problems }: Judging): number | null {
  const written = fields.trialLength.trim().replace(',', '.')
  if (written === '') return null
  const unit = unitMinutes[fields.trialUnit || 'minutes']
  const minutes = /^\d{1,6}(?:\.\d{1,2})?$/.test(written) ? Math.round(Number(written) * (unit ?? 0)) : 0
  if (minutes < 1 || minutes > longestTrialMinutes) {
    problems.trialLength = 'Enter a length from a minute to a year, or nothing for that of the product.'
  }
  return minutes
}

function utmOf(fields: InviteFields, judging: Judging): InviteUtm {
  const pairs = utmFields.flatMap(([name, field]) => {
    const value = oneLine(fields, { field, longest: 100, ...judging })
    return value === null ? [] : [[name, value]]
  })
  return Object.fromEntries(pairs)
}

function mayUse(wish: { emails: string[]; domains: string[] }, address: string): boolean {
  const parsed = canonicaliseEmail(address)
  return parsed.kind === 'ok' && inviteFits(wish, parsed.email)
}
