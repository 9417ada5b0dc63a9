import { quotaScopes } from '@/lib/quotas/quota-scopes'
import type { QuotaSettings } from '@/lib/settings/settings-file'
import type { FailableStep, Failpoint } from '../portal-process/failpoints'
import { createRandom, type Random } from '@/lib/seeded-random'
import { planFailpoint, planFrameFaults, stepsOfBounce, stepsOfPost, stepsOfProof } from './plan-faults'

export type PlannedProduct = {
  slug: string
  quotas: QuotaSettings[]
  verification: 'none' | 'code'
  waitlist: boolean
  trialMinutes: number
  moreTimeMinutes: number
  reloginsPerHour: number
}
export type PlannedInvite = {
  code: string
  product: string
  maxUses: number
  skipVerification: boolean
  skipQuotas: QuotaSettings['scope'][]
}
export type PlannedProspect = { email: string; address: string; campaign: string | null }

/** `process`: the instance that gets the request; copies of it go to the next ones, all at once. */
type Request = { process: number; copies: number; failpoint: Failpoint | null }
export type Step =
  | ({
      kind: 'post'
      who: number
      product: number
      form: 'fresh' | 'again' | 'other-address'
      door: Door
    } & Request)
  | ({ kind: 'code'; who: number; code: 'right' | 'wrong' } & Request)
  | ({ kind: 'link'; who: number; where: 'here' | 'there' } & Request)
  | ({
      kind: 'go-on' | 'resend' | 'bounce' | 'end' | 'more-time' | 'accept' | 'return'
      who: number
    } & Request)
  | { kind: 'kill-at-frame'; who: number; product: number; process: number }
  | { kind: 'overrun'; who: number; product: number; process: number; minutes: number }
  | { kind: 'lose-cookie'; who: number }
  | { kind: 'clock'; minutes: number }
  | { kind: 'janitor'; copies: number; failpoint: Failpoint | null }
  | { kind: 'frame'; faults: object[] }
  | { kind: 'mail-server'; fault: object | null }
  | { kind: 'limit'; product: number; quota: number; limit: number | null }
type Door = 'product' | 'invite'

export type History = {
  seed: number
  startsAt: Date
  products: PlannedProduct[]
  invite: PlannedInvite
  prospects: PlannedProspect[]
  steps: Step[]
}

/** How many instances the portal of a history has. */
export const instances = 3

/** A history that is a function of its seed: who there is, and what happens in which order. */
export function planHistory(seed: number): History {
  const random = createRandom(seed)
  const products = [planProduct(seed, 1, random), planProduct(seed, 2, random)]
  const world = { products: products.length, prospects: random.whole(3, 7) }
  return {
    seed,
    startsAt: new Date(Date.UTC(2027, random.whole(0, 35), random.whole(1, 28), random.whole(0, 23), 30)),
    products,
    invite: planInvite(seed, random),
    prospects: Array.from({ length: world.prospects }, (_, index) => planProspect(seed, index, random)),
    steps: Array.from({ length: random.whole(12, 28) }, () => planStep(world, random)),
  }
}

function planProduct(seed: number, number: number, random: Random): PlannedProduct {
  const windows = ['day', 'week', 'month', 'ever', 'concurrent', 'concurrent'] as const
  const chosen = random.shuffled(quotaScopes).slice(0, random.whole(1, 4))
  return {
    slug: `history-${seed}-${number}`,
    quotas: chosen.map((scope) => ({
      scope,
      per: random.pick(windows),
      limit: random.pick([null, 0, 1, 1, 2, 2, 3, 5]),
    })),
    verification: random.chance(0.25) ? 'code' : 'none',
    waitlist: random.chance(0.5),
    trialMinutes: random.pick([10, 60, 300]),
    moreTimeMinutes: random.pick([0, 45]),
    reloginsPerHour: random.whole(1, 5),
  }
}

function planInvite(seed: number, random: Random): PlannedInvite {
  return {
    code: `SIMULATED-${seed}-INVITE-0123456789`,
    product: `history-${seed}-1`,
    maxUses: random.whole(1, 3),
    skipVerification: random.chance(0.5),
    skipQuotas: random.chance(0.5) ? ['company', 'product'] : [],
  }
}

function planProspect(seed: number, index: number, random: Random): PlannedProspect {
  const host = random.pick([`firm-a-${seed}.example`, `firm-b-${seed}.example`, 'gmail.com'])
  return {
    email: `prospect-${index}-${seed}@${host}`,
    address: random.pick(['198.51.100.1', '2001:db8:1:2::7']),
    campaign: random.pick([null, 'spring', 'autumn']),
  }
}

function planStep({ products, prospects }: { products: number; prospects: number }, random: Random): Step {
  const who = random.whole(0, prospects - 1)
  const product = random.whole(0, products - 1)
  const process = random.whole(0, instances - 1)
  const failpoint = (steps: readonly FailableStep[]) =>
    random.chance(0.25) ? planFailpoint(random.pick(steps), random) : null
  const request = (steps: readonly FailableStep[]): Request => ({
    process,
    copies: random.pick([1, 1, 1, 2, 3]),
    failpoint: failpoint(steps),
  })
  return random.pickWeighted<() => Step>([
    [
      36,
      () => ({
        kind: 'post',
        who,
        product,
        form: random.pick(['fresh', 'fresh', 'fresh', 'again', 'again', 'other-address']),
        door: random.chance(0.2) ? 'invite' : 'product',
        ...request(stepsOfPost),
      }),
    ],
    [
      14,
      () => ({ kind: 'code', who, code: random.chance(0.7) ? 'right' : 'wrong', ...request(stepsOfProof) }),
    ],
    [4, () => ({ kind: 'link', who, where: random.pick(['here', 'there']), ...request(stepsOfProof) })],
    [
      12,
      () => ({
        kind: random.pick(['go-on', 'resend', 'accept', 'accept', 'return']),
        who,
        ...request(stepsOfProof),
      }),
    ],
    [
      9,
      () => ({ kind: random.pick(['bounce', 'bounce', 'end', 'more-time']), who, ...request(stepsOfBounce) }),
    ],
    [2, () => ({ kind: 'kill-at-frame', who, product, process })],
    [4, () => ({ kind: 'overrun', who, product, process, minutes: random.pick([2, 90]) })],
    [2, () => ({ kind: 'lose-cookie', who })],
    [8, () => ({ kind: 'clock', minutes: random.pick([1, 2, 11, 61, 301, 1_500]) })],
    [
      8,
      () => ({
        kind: 'janitor',
        copies: random.whole(1, instances),
        failpoint: failpoint(['settle_next_signup', 'offer_next_place', 'announce_next_ready']),
      }),
    ],
    [10, () => ({ kind: 'frame', faults: planFrameFaults(random) })],
    [2, () => ({ kind: 'mail-server', fault: random.pick([null, { kind: 'temporary', times: 2 }]) })],
    [
      3,
      () => ({ kind: 'limit', product, quota: random.whole(0, 3), limit: random.pick([null, 0, 1, 2, 5]) }),
    ],
  ])()
}
