import type { origins } from './people'
import type { PastInvite } from './past-invites'

export type Origin = (typeof origins)[number][1]

/** The invite somebody came by: the product's own, or one of the invented past. */
export type CameBy = 'running' | PastInvite

export type PlannedVisit = {
  product: string
  at: Date
  kind: 'person' | 'bot' | 'preview'
  origin: Origin
  invite: CameBy | null
}
export type PlannedEvent = { kind: string; at: Date; facts: Record<string, string | number> }

/** What is known of a signup before it is decided. */
export type Begun = {
  product: string
  createdAt: Date
  email: string
  firstName: string
  lastName: string
  company: string
  country: string
  language: 'en' | 'de'
  origin: Origin
  invite: CameBy | null
}
export type PlannedSignup = Begun & {
  state: 'ended' | 'refused' | 'failed'
  reason: string | null
  verifyBecause: string | null
  verifiedAt: Date | null
  grantedAt: Date | null
  trialEndsAt: Date | null
  launchedAt: Date | null
  sessions: { openSince: Date; endedAt: Date }[]
  events: PlannedEvent[]
  feedback: { rating: 'good' | 'fair' | 'poor'; comment: string | null } | null
}

export const minuteMs = 60_000

export function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * minuteMs)
}
