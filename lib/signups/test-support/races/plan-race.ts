import { randomUUID } from 'node:crypto'
import { quotaScopes } from '@/lib/quotas/quota-scopes'
import type { QuotaSettings } from '@/lib/settings/settings-file'
import { createRandom, type Random } from '@/lib/seeded-random'

export type Scope = QuotaSettings['scope']
export type Person = {
  email: string
  address: string
  campaign: string | null
  browserId: string
  /** Whom this person counts for, from the scope that holds most people to the one that holds fewest. */
  path: string[]
}
/** `fate`: what becomes of it when it is granted, before the next round. */
export type Attempt = { person: Person; process: number; fate: 'stays' | 'fails' | 'runs' | 'ends' }
export type Race = {
  slug: string
  quotas: QuotaSettings[]
  startsAt: Date
  rounds: { hoursLater: number; attempts: Attempt[] }[]
}

/** How long a trial of a race lasts; shorter than any time between two rounds, if there is any. */
export const raceTrialMinutes = 60

/** Both rounds of a race together stay below the attempts an hour that one address has, whoever makes them. */
const mostAttempts = 30

const windows = ['day', 'week', 'month', 'ever', 'concurrent'] as const

/**
 * A race that is a function of its seed. `nested`: whoever shares a smaller scope shares the larger ones too, so that
 * there is one number of grants that fills every limit, whoever comes first. `crossing`: anybody shares anything.
 */
export function planRace(seed: number, shape: 'nested' | 'crossing'): Race {
  const random = createRandom(seed)
  const race = { slug: `race-${shape}-${seed}`, seed }
  const quotas = planQuotas(random)
  const people = shape === 'nested' ? nestedPeople(race, random) : crossingPeople(race, random)
  const processes = random.whole(1, 3)
  const round = (hoursLater: number) => ({
    hoursLater,
    attempts: Array.from({ length: random.whole(2, mostAttempts) }, () => ({
      person: random.pick(people),
      process: random.whole(1, processes),
      fate: random.pick(['stays', 'fails', 'runs', 'ends'] as const),
    })),
  })
  return {
    slug: race.slug,
    quotas,
    startsAt: new Date(Date.UTC(2027, random.whole(0, 23), random.whole(1, 28), random.whole(1, 22))),
    rounds: [round(0), ...(random.chance(0.6) ? [round(random.pick([0, 0, 24, 8 * 24, 32 * 24]))] : [])],
  }
}

function planQuotas(random: Random): QuotaSettings[] {
  const all = quotaScopes.flatMap((scope) => windows.map((per) => ({ scope, per })))
  return random
    .shuffled(all)
    .slice(0, random.whole(1, 5))
    .map((quota) => ({
      ...quota,
      limit: random.chance(0.1) ? null : random.whole(0, 12),
    }))
}

type Name = { slug: string; seed: number }

/** Companies, networks and campaigns within each other in a random order, and people in the innermost. */
function nestedPeople(race: Name, random: Random): Person[] {
  const order = random.shuffled(['campaign', 'company', 'network'] as const)
  const breadth = order.map(() => random.whole(1, 3))
  return Array.from({ length: random.whole(1, 20) }, (_, index) => {
    const groups: string[] = []
    const within: Partial<Record<(typeof order)[number], string>> = {}
    order.forEach((scope, depth) => {
      groups.push(String(random.whole(1, breadth[depth] ?? 1)))
      within[scope] = groups.join('-')
    })
    return personOf(race, index, within, order)
  })
}

function crossingPeople(race: Name, random: Random): Person[] {
  return Array.from({ length: random.whole(1, 20) }, (_, index) => {
    const within = {
      campaign: String(random.whole(1, 3)),
      company: String(random.whole(1, 3)),
      network: String(random.whole(1, 4)),
    }
    return personOf(race, index, within, ['campaign', 'company', 'network'])
  })
}

type Within = { campaign?: string; company?: string; network?: string }

/** Group 1 of the campaigns is none, and of the companies a free mail service, so that these scopes do not apply. */
function personOf(
  { slug, seed }: Name,
  index: number,
  { campaign = '1', company = '1', network = '1' }: Within,
  order: readonly Scope[],
): Person {
  const isFree = company.endsWith('1')
  const hasCampaign = !campaign.endsWith('1')
  const applies: Record<Scope, string | null> = {
    product: '',
    campaign: hasCampaign ? campaign : null,
    company: isFree ? null : company,
    network,
    person: String(index),
  }
  return {
    email: `p${index}-${slug}@${isFree ? 'gmail.com' : `firm-${company}-${slug}.example`}`,
    address: addressOf(seed, network),
    campaign: hasCampaign ? `campaign-${campaign}` : null,
    browserId: randomUUID(),
    path: (['product', ...order, 'person'] as const)
      .filter((scope) => applies[scope] !== null)
      .map((scope) => `${scope} ${applies[scope]}`),
  }
}

/** In a /64 of its own for each race and network, so that no race uses up the attempts of another. */
function addressOf(seed: number, network: string): string {
  const group = network.split('-').reduce((number, part) => number * 10 + Number(part), 0)
  return `2001:${(seed >>> 16).toString(16)}:${(seed & 0xffff).toString(16)}:${group.toString(16)}::7`
}
