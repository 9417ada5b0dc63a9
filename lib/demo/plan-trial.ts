import type { Random } from '../seeded-random'
import { later, minuteMs, type Begun, type PlannedEvent, type PlannedSignup } from './planned-signup'

type Circumstances = { random: Random; lastMoment: number; needsProof: boolean }

/** A signup that got its trial, which is over by `lastMoment` at the latest. */
export function planTrial(begun: Begun, { random, lastMoment, needsProof }: Circumstances): PlannedSignup {
  const { createdAt } = begun
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
