import type { QuotaSettings } from '@/lib/settings/settings-file'
import { raceTrialMinutes, type Attempt } from './plan-race'

type Per = QuotaSettings['per']
type Held = { path: string[]; at: Date; fate: Attempt['fate'] | 'undecided' }

/** What the rules of a race promise, counted anew from who was granted, in a way that has nothing of the product's. */
export function createPlaceCount(quotas: QuotaSettings[]) {
  const held: Held[] = []

  function left(key: string, now: Date): number {
    const scope = key.split(' ')[0]
    const ofScope = quotas.filter((quota) => quota.scope === scope)
    return Math.min(
      ...ofScope.map(({ per, limit }) => (limit === null ? Infinity : limit - used(key, per, now))),
    )
  }

  function used(key: string, per: Per, now: Date): number {
    return held.filter((place) => place.path.includes(key) && isHeld(place, per, now)).length
  }

  return {
    take({ person }: Attempt, at: Date): Held {
      const place: Held = { path: person.path, at, fate: 'undecided' }
      held.push(place)
      return place
    },
    used,
    left,
    /** How many of these attempts fill what is left, whoever comes first. Right for nested scopes only. */
    mostOf: (attempts: Attempt[], now: Date) =>
      mostWithin(
        attempts.map(({ person }) => person.path),
        (key) => left(key, now),
      ),
  }
}

/** What failed gave everything back; of the others, those at the same time do so when their trial is over. */
function isHeld({ at, fate }: Held, per: Per, now: Date): boolean {
  if (fate === 'undecided') return true
  if (fate === 'fails') return false
  if (per !== 'concurrent') return windowOf(per, at) === windowOf(per, now)
  const isOver = now.getTime() - at.getTime() >= raceTrialMinutes * 60_000
  return fate === 'stays' || (fate === 'runs' && !isOver)
}

const dayMs = 24 * 3_600_000

/** Of UTC, and weeks from Monday on: 1 January 1970 was a Thursday. */
function windowOf(per: Exclude<Per, 'concurrent'>, moment: Date): string | number {
  switch (per) {
    case 'day':
      return Math.floor(moment.getTime() / dayMs)
    case 'week':
      return Math.floor((moment.getTime() / dayMs + 3) / 7)
    case 'month':
      return moment.toISOString().slice(0, 7)
    case 'ever':
      return 0
  }
}

function mostWithin(paths: string[][], leftOf: (key: string) => number): number {
  const here = paths.filter((path) => path.length === 0).length
  const next = new Set(paths.flatMap(([key]) => key ?? []))
  return [...next].reduce((sum, key) => {
    const within = paths.filter((path) => path[0] === key).map((path) => path.slice(1))
    return sum + Math.max(0, Math.min(leftOf(key), mostWithin(within, leftOf)))
  }, here)
}
