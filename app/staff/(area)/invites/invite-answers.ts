import type { InviteOutcome } from '@/lib/invites/staff/create-invites'
import type { InviteFields } from '@/lib/invites/staff/invite-fields'
import { quotaBoxes, utmFields } from '@/lib/invites/staff/invite-fields'
import type { FoundInvite } from '@/lib/invites/staff/find-staff-invite'
import { clockIn } from '@/lib/invites/staff/zoned-moment'
import { setResponseStatus } from '@/lib/web/response-status'
import type { InviteFormState, InviteFormValues } from './invite-form-state'

/** What the form says when nothing was written. */
export function problemOf(outcome: Exclude<InviteOutcome, { kind: 'done' }>): InviteFormState {
  setResponseStatus(422)
  if (outcome.kind === 'unknown-field') {
    const text = `Nothing was written: “${outcome.field}” cannot be set with this form.`
    return { kind: 'problem', heading: 'This form was changed on its way', text, errors: {}, values: {} }
  }
  const { problems, fields } = outcome
  return {
    kind: 'problem',
    heading: 'Please check your answers',
    text: null,
    errors: problems,
    values: valuesOf(fields),
  }
}

const boxes: string[] = ['skipVerification', ...quotaBoxes.map(([box]) => box)]

function valuesOf(fields: InviteFields): InviteFormValues {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, boxes.includes(name) ? value !== '' : value]),
  )
}

const usualDays = 30

/** What the form of a new invite begins with: good for one person and a month. */
export function newAnswers(timeZone: string, now: Date): InviteFormValues {
  const end = clockIn(timeZone, new Date(now.getTime() + usualDays * 86_400_000))
  return { maxUses: '1', expiresAt: `${end.slice(0, 10)}T23:59`, trialUnit: 'hours' }
}

/** The answers that would make an invite what it is. */
export function answersOf(invite: FoundInvite, timeZone: string): InviteFormValues {
  const { utm, skipQuotas } = invite
  return {
    label: invite.label,
    owner: invite.owner,
    opportunity: invite.opportunity ?? '',
    firstName: invite.recipientFirstName ?? '',
    lastName: invite.recipientLastName ?? '',
    email: invite.recipientEmail ?? '',
    maxUses: invite.maxUses === null ? '' : String(invite.maxUses),
    startsAt: invite.startsAt ? clockIn(timeZone, invite.startsAt) : '',
    expiresAt: invite.expiresAt ? clockIn(timeZone, invite.expiresAt) : '',
    emails: invite.emails.join(', '),
    domains: invite.domains.join(', '),
    skipVerification: invite.skipVerification,
    ...lengthOf(invite.trialMinutes),
    ...Object.fromEntries(quotaBoxes.map(([box, scope]) => [box, skipQuotas.includes(scope)])),
    ...Object.fromEntries(utmFields.map(([name, field]) => [field, utm[name] ?? ''])),
  }
}

/** In the largest unit that tells it whole. */
function lengthOf(minutes: number | null) {
  if (minutes === null) return { trialLength: '', trialUnit: 'hours' }
  if (minutes % 1_440 === 0) return { trialLength: String(minutes / 1_440), trialUnit: 'days' }
  if (minutes % 60 === 0) return { trialLength: String(minutes / 60), trialUnit: 'hours' }
  return { trialLength: String(minutes), trialUnit: 'minutes' }
}
