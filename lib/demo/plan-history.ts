import { createRandom, type Random } from '../seeded-random'
import { companies, firstNames, lastNames, oddPeople, origins, spikeOrigin } from './people'
import {
  planRefusal,
  rareRefusals,
  refusalsWithoutMail,
  usualRefusals,
  type FixedRefusal,
} from './plan-refusal'
import { planTrial } from './plan-trial'
import { later, minuteMs, type Begun, type PlannedSignup, type PlannedVisit } from './planned-signup'

export type History = { signups: PlannedSignup[]; visits: PlannedVisit[] }

const dayMs = 24 * 3_600_000
const historyDays = 90
/** Days before today: everybody came at once, the mail server was ill, and it was set at last. */
const spikeDay = 34
const badMailDay = 12
const mailDay = 83

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
      const planned = planSignup({ random, day, daysAgo, products, earlier: signups })
      signups.push(...planned)
      visits.push(...planned.flatMap((signup) => visitsAround(signup, random)))
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
  products: readonly [string, ...string[]]
  earlier: readonly PlannedSignup[]
}

/** One signup, or two where the person asked again. */
function planSignup(place: Place): PlannedSignup[] {
  const { random, day, daysAgo, earlier } = place
  const lastMoment = day + daysAgo * dayMs - minuteMs
  const isSpike = daysAgo === spikeDay && random.chance(0.8)
  const hasMail = daysAgo <= mailDay
  const fixed = fixedRefusalAt(earlier.length, hasMail)
  const begun = planBegin(place, { fixed, isSpike })
  const trial = (asked: Begun) =>
    planTrial(asked, { random, lastMoment, needsProof: hasMail && random.chance(0.15) })

  if (fixed) {
    const refused = planRefusal(begun, { ...fixed, lastMoment })
    if (fixed.reason !== 'superseded') return [refused]
    return [refused, trial({ ...begun, createdAt: refused.events.at(-1)?.at ?? begun.createdAt })]
  }
  if (hasMail && random.chance(daysAgo === badMailDay ? 0.7 : 0.07)) {
    return [planRefusal(begun, { reason: 'never-verified', verifyBecause: 'known-address', lastMoment })]
  }
  if (random.chance(isSpike ? 0.55 : 0.2)) {
    const reason = isSpike ? 'product-quota' : random.pickWeighted(usualRefusals)
    return [planRefusal(begun, { reason, lastMoment })]
  }
  return [trial(begun)]
}

/** Away from the places of odd people, so that none of those is taken. */
function fixedRefusalAt(number: number, hasMail: boolean): FixedRefusal | undefined {
  if (!hasMail) {
    return number % 8 === 3
      ? refusalsWithoutMail[Math.floor(number / 8) % refusalsWithoutMail.length]
      : undefined
  }
  return number % 30 === 11 ? rareRefusals[Math.floor(number / 30) % rareRefusals.length] : undefined
}

function planBegin(
  { random, day, products, earlier }: Place,
  { fixed, isSpike }: { fixed: FixedRefusal | undefined; isSpike: boolean },
): Begun {
  const [first, second = first, third = first] = products
  const picked = random.pickWeighted([
    [6, first],
    [3, second],
    [2, third],
  ])
  const product = fixed?.product ? { first, second }[fixed.product] : picked
  const createdAt = new Date(day + workingHour(random) * 3_600_000 + random.whole(0, 3_599_999))
  const stranger = planPerson(random, earlier.length)
  const known = earlier.findLast(({ grantedAt }) => grantedAt !== null && grantedAt < createdAt)
  return {
    ...(fixed?.person === 'known' && known ? personOf(known) : stranger),
    product,
    createdAt,
    origin: isSpike ? spikeOrigin : random.pickWeighted(origins),
    invite:
      fixed?.invite ?? (!fixed && !isSpike && product === second && random.chance(0.35) ? 'running' : null),
  }
}

const personOf = ({ email, firstName, lastName, company, country, language }: PlannedSignup) => ({
  ...{ email, firstName, lastName, company, country, language },
})

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
function visitsAround({ product, createdAt, origin, invite }: PlannedSignup, random: Random): PlannedVisit[] {
  const visit = (kind: PlannedVisit['kind'], minutesBefore: number): PlannedVisit => ({
    product,
    at: later(createdAt, -minutesBefore),
    kind,
    origin,
    invite,
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
