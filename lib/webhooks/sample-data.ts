import type { EventType } from './event-types'

const touch = {
  source: 'newsletter',
  medium: 'email',
  campaign: 'kiel',
  term: null,
  content: null,
  ref: null,
  referrerHost: null,
}

const asked = {
  id: '019ab000-0000-7000-8000-000000000001',
  state: 'unverified',
  reason: null,
  language: 'en',
  createdAt: '2026-11-23T09:30:00.000Z',
  verifiedAt: null,
  grantedAt: null,
  launchedAt: null,
  trialEndsAt: null,
  usedMinutes: null,
}
const verified = { ...asked, verifiedAt: '2026-11-23T09:31:00.000Z' }
const granted = {
  ...verified,
  state: 'active',
  grantedAt: '2026-11-23T09:31:05.000Z',
  trialEndsAt: '2026-11-23T10:31:05.000Z',
}
const launched = { ...granted, launchedAt: '2026-11-23T09:32:00.000Z', usedMinutes: 0 }
const ended = { ...launched, state: 'ended', usedMinutes: 58 }

const signups: Record<EventType, object> = {
  'signup.created': asked,
  'signup.verified': verified,
  'signup.refused': { ...verified, state: 'refused', reason: 'company-quota' },
  'signup.granted': granted,
  'signup.launched': launched,
  'signup.ended': ended,
  'feedback.given': ended,
  'invite.used': granted,
}

/** An invented signup at the moment of an event, as a message keeps it. */
export function sampleData(type: EventType) {
  return {
    signup: signups[type],
    product: { slug: 'aster-cad', name: 'Aster CAD' },
    person: {
      email: 'jane.doe@acme.example',
      firstName: 'Jane',
      lastName: 'Doe',
      company: 'Acme',
      country: 'DE',
    },
    touch: { first: touch, last: touch },
    invite: {
      id: '019ab000-0000-7000-8000-000000000002',
      label: 'Fair in Kiel',
      owner: 'sam@vendor.example',
      used: type === 'signup.created' || type === 'signup.verified' || type === 'signup.refused' ? 0 : 1,
      maxUses: 20,
    },
    feedback: type === 'feedback.given' ? { rating: 'good', comment: 'Just what we need.' } : null,
  }
}

/** When it happened, by the sample. */
export const sampleMoments: Record<EventType, Date> = {
  'signup.created': new Date('2026-11-23T09:30:00.000Z'),
  'signup.verified': new Date('2026-11-23T09:31:00.000Z'),
  'signup.refused': new Date('2026-11-23T09:31:05.000Z'),
  'signup.granted': new Date('2026-11-23T09:31:05.000Z'),
  'signup.launched': new Date('2026-11-23T09:32:00.000Z'),
  'signup.ended': new Date('2026-11-23T10:31:05.000Z'),
  'feedback.given': new Date('2026-11-23T10:32:00.000Z'),
  'invite.used': new Date('2026-11-23T09:31:05.000Z'),
}
