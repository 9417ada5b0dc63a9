import { localDate } from '@/lib/quotas/test-support/calendar'
import type { RawSignup, RawVisit } from './raw-rows'

export type Counts = {
  visits: number
  bots: number
  previews: number
  submitted: number
  verified: number
  granted: number
  launched: number
  came_back: number
  minutes: number
}
export type Fact = Counts & { at: Date; day: string; values: Record<string, string> }

const afterProof = /-quota$|^product-paused$|^invite-|^frame-|^abandoned$|^superseded$|^offer-lapsed$/

/** What reports have to say about these rows, reckoned one by one and by other means than the database's. */
export function recount(signups: readonly RawSignup[], visits: readonly RawVisit[], zone: string): Fact[] {
  return [
    ...signups.map((signup) => ({
      at: signup.at,
      day: localDate(signup.at, zone),
      values: {
        '': '',
        ...originOf(signup.product, signup.owner, signup.lastTouch),
        referrer: signup.lastTouch?.referrerHost ?? signup.firstTouch?.referrerHost ?? '',
        country: signup.country ?? '',
        stop: stopOf(signup),
      },
      ...none,
      submitted: 1,
      verified: Number(isVerified(signup)),
      granted: Number(signup.grantedAt !== null),
      launched: Number(signup.launchedAt !== null),
      came_back: Number(signup.grantedAt !== null && signup.cameBack),
      minutes: signup.minutes,
    })),
    ...visits.map((visit) => ({
      at: visit.at,
      day: localDate(visit.at, zone),
      values: { '': '', ...originOf(visit.product, visit.owner, visit.touch), country: '', stop: '' },
      ...none,
      [{ person: 'visits', bot: 'bots', preview: 'previews' }[visit.kind]]: 1,
    })),
  ]
}

export function sumOf(facts: readonly Counts[]): Counts {
  const sum = { ...none }
  for (const fact of facts) for (const name of countNames) sum[name] += fact[name]
  return sum
}

const none: Counts = {
  visits: 0,
  bots: 0,
  previews: 0,
  submitted: 0,
  verified: 0,
  granted: 0,
  launched: 0,
  came_back: 0,
  minutes: 0,
}
export const countNames = Object.keys(none) as (keyof Counts)[]

function originOf(product: string, owner: string | null, touch: RawVisit['touch']) {
  return {
    product,
    owner: owner ?? '',
    campaign: touch?.campaign ?? '',
    source: touch?.source ?? '',
    medium: touch?.medium ?? '',
    term: touch?.term ?? '',
    content: touch?.content ?? '',
    referrer: touch?.referrerHost ?? '',
  }
}

function isVerified({ state, reason, grantedAt, verifiedAt, verifyBecause }: RawSignup): boolean {
  if (grantedAt || verifiedAt) return true
  if (verifyBecause !== null || state === 'unverified') return false
  return !['refused', 'failed'].includes(state) || (reason !== null && afterProof.test(reason))
}

function stopOf(signup: RawSignup): string {
  const { state, reason, grantedAt, launchedAt, cameBack } = signup
  if (grantedAt) {
    const running = state === 'active' ? 'still-running' : null
    if (launchedAt) return cameBack ? 'came-back:' : `launched:${running ?? 'never-returned'}`
    return `granted:${cameBack ? 'opened-again' : (running ?? 'never-launched')}`
  }
  const waiting: Record<string, string> = {
    waitlisted: 'waiting-in-line',
    review: 'in-review',
    unverified: 'proof-pending',
    reserved: 'on-the-way',
  }
  return `${isVerified(signup) ? 'verified' : 'submitted'}:${waiting[state] ?? reason ?? 'unknown'}`
}
