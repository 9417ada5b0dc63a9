import { emailKey, quotaKeyId } from '../email/email-key'
import { requireEnv } from '../env'
import { newId } from '../new-id'
import type { Row } from './insert-history'
import type { pastInviteRows } from './past-invites'
import type { CameBy, PlannedSignup, PlannedVisit } from './planned-signup'

/** What the invented rows begin with, so that they can be told from others, and taken away. */
export const mark = 'demo-history-'

export type Product = {
  id: string
  slug: string
  name: string
  connectionId: string
  /** By which of its invites people came. */
  invites: Partial<Record<CameBy, string>>
}

/** Nobody knows a code to such a hash, so that nobody comes by it any more. */
export const inviteRow = (plan: ReturnType<typeof pastInviteRows>[number] & { id: string }): Row => ({
  id: plan.id,
  code_hash: mark + plan.name,
  code_start: plan.codeStart,
  label: plan.label,
  max_uses: plan.maxUses,
  used: plan.used,
  starts_at: plan.startsAt,
  expires_at: plan.expiresAt,
  revoked_at: plan.revokedAt,
  emails: plan.emails,
  created_at: plan.createdAt,
})

type About = { index: number; consentVersion: string; product: Product | undefined }

export function rowOf(signup: PlannedSignup, { index, consentVersion, product }: About): Row {
  const { origin, createdAt, sessions } = signup
  const touch = { landing: `/try/${signup.product}`, at: createdAt.toISOString(), ...origin }
  const quotaKey = requireEnv('quotaKey')
  const minutes =
    sessions.reduce((sum, { openSince, endedAt }) => sum + (endedAt.getTime() - openSince.getTime()), 0) /
    60_000
  return {
    handle: `${mark}${index + 1}`,
    request_id: `${mark}${index + 1}`,
    product_id: product?.id,
    connection_id: product?.connectionId,
    invite_id: signup.invite ? product?.invites[signup.invite] : null,
    state: signup.state,
    reason: signup.reason,
    decision: signup.reason
      ? [{ rule: 'an invented past', input: null, threshold: null, outcome: signup.reason }]
      : [],
    email: signup.email,
    email_key: emailKey(signup.email, quotaKey),
    email_key_id: quotaKeyId(quotaKey),
    first_name: signup.firstName,
    last_name: signup.lastName,
    company: signup.company,
    country: signup.country,
    language: signup.language,
    network: '198.51.100.7/32',
    consent_version: consentVersion,
    gpc: index % 9 === 0,
    campaign: origin.campaign ?? null,
    first_touch: touch,
    last_touch: touch,
    verify_because: signup.verifyBecause,
    verified_at: signup.verifiedAt,
    granted_at: signup.grantedAt,
    trial_ends_at: signup.trialEndsAt,
    launched_at: signup.launchedAt,
    used_minutes: signup.grantedAt ? Math.round(minutes) : null,
    created_at: createdAt,
    updated_at: createdAt,
  }
}

export const eventsOf = (id: string, { events }: PlannedSignup) =>
  events.map((event) => ({ signup_id: id, ...event }))

export const sessionsOf = (id: string, { sessions }: PlannedSignup) =>
  sessions.map(({ openSince, endedAt }) => ({
    id: newId(openSince.getTime()),
    signup_id: id,
    frame_id: null,
    seen_at: openSince,
    open_since: openSince,
    last_seen_at: endedAt,
    ended_at: endedAt,
    precision_seconds: 30,
    source: 'poll',
    by_person: false,
  }))

export const feedbackOf = (id: string, { feedback, trialEndsAt }: PlannedSignup) =>
  feedback ? [{ signup_id: id, ...feedback, created_at: trialEndsAt }] : []

export const visitOf = (
  { at, kind, origin, invite }: PlannedVisit,
  index: number,
  product: Product | undefined,
) => ({
  product_id: product?.id,
  invite_id: invite ? product?.invites[invite] : null,
  at,
  kind,
  visitor: `${mark}${index + 1}`,
  campaign: origin.campaign,
  source: origin.source,
  medium: origin.medium,
  term: origin.term,
  content: origin.content,
  referrer: origin.referrerHost,
})
