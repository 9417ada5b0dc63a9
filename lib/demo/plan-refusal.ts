import type { PastInvite } from './past-invites'
import { later, type Begun, type PlannedEvent, type PlannedSignup } from './planned-signup'

/** What is refused on any day, and how often. */
export const usualRefusals: readonly (readonly [number, string])[] = [
  [30, 'product-quota'],
  [16, 'person-quota'],
  [12, 'company-quota'],
  [8, 'disposable-mail'],
  [6, 'free-mail'],
  [5, 'network-quota'],
  [5, 'campaign-quota'],
  [4, 'too-many-attempts'],
  [4, 'frame-refused'],
  [4, 'product-paused'],
]

export type FixedRefusal = {
  reason: string
  /** Which product has what the reason needs: the first one a captcha, the second one invites. */
  product?: 'first' | 'second'
  invite?: PastInvite
  verifyBecause?: string
  /** Whose signup it is: of somebody who had a trial before. */
  person?: 'known'
}

/**
 * Each comes by in turn at fixed places of the history, so that none is ever missing. The codes that no row of a signup
 * has are not here: those are answers to a form, or to somebody who comes back.
 */
export const rareRefusals: readonly FixedRefusal[] = [
  { reason: 'captcha-spent', product: 'first' },
  { reason: 'invite-expired', product: 'second', invite: 'expired' },
  { reason: 'offer-lapsed' },
  { reason: 'company-refused' },
  { reason: 'invite-used-up', product: 'second', invite: 'used-up' },
  { reason: 'captcha-missing', product: 'first', verifyBecause: 'no-captcha' },
  { reason: 'frame-unknown' },
  { reason: 'invite-wrong-address', product: 'second', invite: 'personal' },
  { reason: 'company-not-listed' },
  { reason: 'superseded' },
  { reason: 'invite-revoked', product: 'second', invite: 'revoked' },
  { reason: 'abandoned' },
  { reason: 'invite-not-yet', product: 'second', invite: 'not-yet' },
]

/** In its first week the portal had no mail server, so that nobody could prove an address or be told that Frame is back. */
export const refusalsWithoutMail: readonly FixedRefusal[] = [
  { reason: 'cannot-verify', product: 'first', verifyBecause: 'disposable-mail' },
  { reason: 'frame-unavailable' },
  { reason: 'already-has-trial', verifyBecause: 'known-address', person: 'known' },
]

const nothingYet = {
  verifyBecause: null,
  verifiedAt: null,
  grantedAt: null,
  trialEndsAt: null,
  launchedAt: null,
  sessions: [],
  feedback: null,
}

/** How a signup went on until it failed: each step so many minutes after the form was posted. */
const waysToFail: Record<string, readonly (readonly [number, string, Record<string, string>?])[]> = {
  'frame-refused': [[0, 'reserved']],
  'frame-unavailable': [[0, 'reserved']],
  'frame-unknown': [
    [0, 'reserved'],
    [0.2, 'unresolved'],
  ],
  superseded: [
    [0, 'reserved'],
    [0.2, 'unresolved'],
  ],
  abandoned: [[0, 'reserved']],
  'offer-lapsed': [
    [0, 'reserved'],
    [0.1, 'held', { reason: 'frame-unavailable' }],
  ],
  'never-verified': [[0, 'unverified', { because: 'known-address' }]],
}
const minutesToFail: Record<string, number> = {
  'frame-unknown': 8 * 60 + 1,
  superseded: 4,
  abandoned: 1,
  'offer-lapsed': 24 * 60,
  'never-verified': 24 * 60,
}

/** A signup that a rule refused, or that failed on its way; over by `lastMoment` at the latest. */
export function planRefusal(
  begun: Begun,
  { reason, verifyBecause = null, lastMoment }: Refusal,
): PlannedSignup {
  const steps = waysToFail[reason]
  const state = steps ? 'failed' : 'refused'
  const within = (minutes: number) =>
    new Date(Math.max(Number(begun.createdAt), Math.min(Number(later(begun.createdAt, minutes)), lastMoment)))
  const events: PlannedEvent[] = (steps ?? []).map(([minutes, kind, facts = {}]) => ({
    kind,
    at: within(minutes),
    facts,
  }))
  const end = { kind: state, at: within(minutesToFail[reason] ?? 0), facts: { reason } }
  return { ...begun, ...nothingYet, state, reason, verifyBecause, events: [...events, end] }
}

type Refusal = { reason: string; verifyBecause?: string | null; lastMoment: number }
