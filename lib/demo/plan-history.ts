import { createRandom, type Random } from '../seeded-random'
import { companies, firstNames, lastNames, oddPeople, origins, spikeOrigin } from './people'

type Origin = (typeof origins)[number][1]

export type PlannedVisit = {
  product: string
  at: Date
  kind: 'person' | 'bot' | 'preview'
  origin: Origin
  byInvite: boolean
}
export type PlannedEvent = { kind: string; at: Date; facts: Record<string, string | number> }
export type PlannedSignup = {
  product: string
  createdAt: Date
  email: string
  firstName: string
  lastName: string
  company: string
  country: string
  language: 'en' | 'de'
  origin: Origin
  byInvite: boolean
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
export type History = { signups: PlannedSignup[]; visits: PlannedVisit[] }

const dayMs = 24 * 3_600_000
const minuteMs = 60_000
const historyDays = 90
/** Days before today: everybody came at once, and the mail server was ill. */
const spikeDay = 34
const badMailDay = 12

const refusals: readonly (readonly [number, string])[] = [
  [30, 'product-quota'],
  [16, 'person-quota'],
  [12, 'company-quota'],
  [8, 'disposable-mail'],
  [6, 'free-mail'],
  [5, 'network-quota'],
  [4, 'too-many-attempts'],
  [4, 'frame-refused'],
  [3, 'campaign-quota'],
  [3, 'product-paused'],
  [2, 'company-refused'],
  [2, 'invite-expired'],
]
const failedAtFrame = ['frame-refused']

/**
 * Ninety days of signups and visits up to midnight (UTC) before `now`, invented: the same for the same day. Everything
 * in it is settled, so that nothing ever acts on it.
 */
export function planHistory(now: Date, products: readonly [string, ...string[]]): History {
  const random = createRandom(20_261_123)
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs
  const signups: PlannedSignup[] = []
  const visits: PlannedVisit[] = []
  for (let daysAgo = historyDays; daysAgo >= 1; daysAgo -= 1) {
    const day = midnight - daysAgo * dayMs
    for (let left = signupsOn(day, daysAgo, random); left > 0; left -= 1) {
      const signup = planSignup({ random, day, daysAgo, number: signups.length, products })
      signups.push(signup)
      visits.push(...visitsAround(signup, random))
    }
  }
  return { signups, visits }
}

/** More in the middle of the week, slowly growing, and one day that nobody expected. */
function signupsOn(day: number, daysAgo: number, random: Random): number {
  const rhythm = [3, 15, 17, 18, 16, 12, 4][new Date(day).getUTCDay()] ?? 0
  const growth = 1.15 - daysAgo / 300
  const usual = Math.round(rhythm * growth * (0.8 + random.whole(0, 40) / 100))
  return daysAgo === spikeDay ? usual + 70 : usual
}

type Place = {
  random: Random
  day: number
  daysAgo: number
  number: number
  products: readonly [string, ...string[]]
}

function planSignup(place: Place): PlannedSignup {
  const { random, day, daysAgo, number } = place
  const [first, second = first, third = first] = place.products
  const isSpike = daysAgo === spikeDay && random.chance(0.8)
  const product = random.pickWeighted([
    [6, first],
    [3, second],
    [2, third],
  ])
  const createdAt = new Date(day + workingHour(random) * 3_600_000 + random.whole(0, 3_599_999))
  const person = planPerson(random, number)
  const begun = {
    ...person,
    product,
    createdAt,
    origin: isSpike ? spikeOrigin : random.pickWeighted(origins),
    byInvite: !isSpike && product === second && random.chance(0.35),
  }
  const neverVerified = random.chance(daysAgo === badMailDay ? 0.7 : 0.07)
  const lastMoment = day + daysAgo * dayMs - minuteMs
  if (neverVerified) return unproved(begun, lastMoment)
  if (random.chance(isSpike ? 0.55 : 0.2)) {
    return refused(begun, isSpike ? 'product-quota' : random.pickWeighted(refusals))
  }
  return granted(begun, { random, lastMoment })
}

type Begun = Pick<
  PlannedSignup,
  | 'product'
  | 'createdAt'
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'company'
  | 'country'
  | 'language'
  | 'origin'
  | 'byInvite'
>

const nothingYet = {
  verifyBecause: null,
  verifiedAt: null,
  grantedAt: null,
  trialEndsAt: null,
  launchedAt: null,
  sessions: [],
  feedback: null,
}

function unproved(begun: Begun, lastMoment: number): PlannedSignup {
  const gaveUp = new Date(Math.min(later(begun.createdAt, 24 * 60).getTime(), lastMoment))
  return {
    ...begun,
    ...nothingYet,
    state: 'failed',
    reason: 'never-verified',
    verifyBecause: 'known-address',
    events: [
      { kind: 'unverified', at: begun.createdAt, facts: { because: 'known-address' } },
      { kind: 'failed', at: gaveUp, facts: { reason: 'never-verified' } },
    ],
  }
}

function refused(begun: Begun, reason: string): PlannedSignup {
  const state = failedAtFrame.includes(reason) ? 'failed' : 'refused'
  const before = state === 'failed' ? [{ kind: 'reserved', at: begun.createdAt, facts: {} }] : []
  return {
    ...begun,
    ...nothingYet,
    state,
    reason,
    events: [...before, { kind: state, at: begun.createdAt, facts: { reason } }],
  }
}

function granted(
  begun: Begun,
  { random, lastMoment }: { random: Random; lastMoment: number },
): PlannedSignup {
  const { createdAt } = begun
  const needsProof = random.chance(0.15)
  const grantedAt = later(createdAt, needsProof ? random.whole(1, 9) : 0.05)
  const trialEndsAt = new Date(
    Math.max(later(grantedAt, 1).getTime(), Math.min(later(grantedAt, 480).getTime(), lastMoment)),
  )
  const events: PlannedEvent[] = [
    { kind: 'reserved', at: grantedAt, facts: {} },
    { kind: 'granted', at: grantedAt, facts: {} },
  ]
  const sessions: PlannedSignup['sessions'] = []
  const longest = (trialEndsAt.getTime() - grantedAt.getTime()) / minuteMs
  if (random.chance(0.74) && longest > 30) {
    const openSince = later(grantedAt, random.whole(1, 4))
    sessions.push({ openSince, endedAt: later(openSince, random.whole(3, Math.min(95, longest - 10))) })
    events.push({ kind: 'launched', at: openSince, facts: {} })
  }
  const firstEnd = sessions[0]?.endedAt
  if (firstEnd && random.chance(0.38) && trialEndsAt.getTime() - firstEnd.getTime() > 90 * minuteMs) {
    const backAt = later(firstEnd, random.whole(20, 40))
    const openSince = later(backAt, 1)
    sessions.push({ openSince, endedAt: later(openSince, random.whole(4, 45)) })
    events.push({ kind: 'came-back', at: backAt, facts: {} })
  }
  events.push({ kind: 'ended', at: trialEndsAt, facts: {} })
  return {
    ...begun,
    state: 'ended',
    reason: null,
    verifyBecause: needsProof ? 'known-address' : null,
    verifiedAt: needsProof ? grantedAt : null,
    grantedAt,
    trialEndsAt,
    launchedAt: sessions[0]?.openSince ?? null,
    sessions,
    events,
    feedback: sessions.length > 0 && random.chance(0.2) ? planFeedback(random) : null,
  }
}

function planFeedback(random: Random): PlannedSignup['feedback'] {
  return random.pickWeighted([
    [5, { rating: 'good' as const, comment: 'Exactly what we were looking for.' }],
    [4, { rating: 'good' as const, comment: null }],
    [3, { rating: 'fair' as const, comment: 'Fine, but the sample project is small.' }],
    [1, { rating: 'poor' as const, comment: 'Too slow over our VPN. = no fun' }],
  ])
}

function planPerson(random: Random, number: number) {
  const company = random.pick(companies)
  const odd = number % 140 === 60 ? oddPeople[Math.floor(number / 140) % oddPeople.length] : undefined
  const person = odd ?? {
    firstName: random.pick(firstNames),
    lastName: random.pick(lastNames),
    company: company.name,
  }
  return {
    ...person,
    email: `person.${number + 1}@${company.domain}`,
    country: company.country,
    language: ['DE', 'AT', 'CH'].includes(company.country) ? ('de' as const) : ('en' as const),
  }
}

/** Two of three look and go; programs and previews look, too. */
function visitsAround(
  { product, createdAt, origin, byInvite }: PlannedSignup,
  random: Random,
): PlannedVisit[] {
  const visit = (kind: PlannedVisit['kind'], minutesBefore: number): PlannedVisit => ({
    product,
    at: later(createdAt, -minutesBefore),
    kind,
    origin,
    byInvite,
  })
  return [
    visit('person', random.whole(1, 5)),
    ...Array.from({ length: random.whole(0, 4) }, () => visit('person', random.whole(1, 120))),
    ...(random.chance(0.25) ? [visit('bot', random.whole(1, 120))] : []),
    ...(random.chance(0.1) ? [visit('preview', random.whole(1, 60))] : []),
  ]
}

function workingHour(random: Random): number {
  return random.pickWeighted(
    [1, 1, 1, 1, 1, 2, 4, 9, 14, 16, 15, 12, 13, 15, 14, 11, 8, 5, 4, 4, 3, 2, 1, 1].map(
      (weight, hour) => [weight, hour] as const,
    ),
  )
}

function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * minuteMs)
}
