import { companyOf } from '@/lib/email/company-of'
import { env } from '@/lib/env'
import { localDate, windowOf } from '@/lib/quotas/test-support/calendar'
import type { QuotaSettings } from '@/lib/settings/settings-file'
import type { History, PlannedProduct } from './plan-history'
import type { SimulatedWorld } from './simulated-world'

type SignupRow = {
  id: string
  product: string
  person: string
  domain: string
  network: string
  campaign: string | null
  isInvited: boolean
}
type EventRow = { id: number; signup: string; kind: string; at: Date; reason: string | null }
type PlaceRow = { signup: string; scope: string; until: Date | null }

/** Of a signup that failed for one of these reasons nothing stays taken; what nobody knows of keeps its windows. */
const givesBack = new Set(['frame-refused', 'frame-unavailable', 'abandoned', 'offer-lapsed', 'superseded'])

/**
 * I1: at no grant did more people hold places than the limit of that moment says, for every scope and window. It is read
 * from signups and their events; neither the counters nor what was written when places were taken has a say.
 */
export async function checkLimits(history: History, world: SimulatedWorld): Promise<string[]> {
  const [signups, events, places] = await Promise.all([
    world.rows<SignupRow>(
      `select s.id, p.slug as product, s.email_key as person, split_part(s.email, '@', 2) as domain, s.network,
         s.campaign, s.invite_id is not null as "isInvited"
       from signups s join products p on p.id = s.product_id`,
    ),
    world.rows<EventRow>(
      `select id::float as id, signup_id as signup, kind, at, facts ->> 'reason' as reason from events
       where kind in ('reserved', 'failed') order by events.id`,
    ),
    world.rows<PlaceRow>(
      `select signup_id as signup, scope, coalesce(given_back_at, frees_at) as until from places where per = 'concurrent'`,
    ),
  ])
  const facts = { signups: new Map(signups.map((signup) => [signup.id, signup])), events, places }
  return [
    ...history.products.flatMap((product) =>
      product.quotas.flatMap((rule, index) => checkRule({ history, world, product, rule, index }, facts)),
    ),
    ...checkInvite(history, facts),
  ]
}

type Facts = { signups: Map<string, SignupRow>; events: EventRow[]; places: PlaceRow[] }
type Rule = {
  history: History
  world: SimulatedWorld
  product: PlannedProduct
  rule: QuotaSettings
  index: number
}
type Held = { subject: string; window: string; until: Date | null }

function checkRule(
  { history, world, product, rule, index }: Rule,
  { signups, events, places }: Facts,
): string[] {
  const held = new Map<string, Held>()
  return events.flatMap(({ id, signup: signupId, kind, at, reason }) => {
    const signup = signups.get(signupId)
    if (signup?.product !== product.slug) return []
    if (kind === 'failed') {
      if (rule.per === 'concurrent' || givesBack.has(reason ?? '')) held.delete(signupId)
      return []
    }
    if (signup.isInvited && history.invite.skipQuotas.includes(rule.scope)) return []
    const subject = subjectOf(signup, rule.scope)
    if (subject === null) return []

    const window = windowNameOf(rule.per, at)
    const place = places.find((each) => each.signup === signupId && each.scope === rule.scope)
    held.set(signupId, { subject, window, until: (rule.per === 'concurrent' && place?.until) || null })
    const limit = limitAt({ history, world, product, rule, index }, id)
    const together = [...held.values()].filter(
      (other) =>
        other.subject === subject && other.window === window && (other.until === null || other.until > at),
    ).length
    return limit !== null && together > limit
      ? [`I1: ${product.slug} granted ${together} of ${limit} per ${rule.per} and ${rule.scope}`]
      : []
  })
}

function windowNameOf(per: QuotaSettings['per'], at: Date): string {
  return per === 'ever' || per === 'concurrent' ? per : windowOf(per, localDate(at, env().timeZone))
}

function subjectOf({ person, domain, network, campaign }: SignupRow, scope: QuotaSettings['scope']) {
  return { person, company: companyOf(domain), network, campaign, product: '' }[scope]
}

function limitAt({ world, product, rule, index }: Rule, event: number): number | null {
  const change = world.limits.findLast(
    ({ product: slug, quota, afterEvent }) => slug === product.slug && quota === index && afterEvent < event,
  )
  return change ? change.limit : rule.limit
}

function checkInvite({ invite }: History, { signups, events }: Facts): string[] {
  const uses = new Set<string>()
  return events.flatMap(({ signup, kind, reason }) => {
    if (!signups.get(signup)?.isInvited) return []
    if (kind === 'reserved') uses.add(signup)
    else if (givesBack.has(reason ?? '')) uses.delete(signup)
    return uses.size > invite.maxUses
      ? [`I1: an invite of ${invite.maxUses} uses was used ${uses.size} times`]
      : []
  })
}
