import type { Counts } from './counts'
import type { StopCount } from './read-stops'
import { steps, type Step } from './stop'

/** One step of the way from a look to coming back. */
export type FunnelStep = {
  step: 'visit' | Step
  people: number
  /** The share of those of the step before; null where that would say nothing. */
  share: number | null
  /** Those who got this far and no further, and why. */
  lost: number
  reasons: StopCount[]
}

const countOf = {
  visit: 'visits',
  submitted: 'submitted',
  verified: 'verified',
  granted: 'granted',
  launched: 'launched',
  'came-back': 'cameBack',
} as const

/** The funnel of a period, from what was counted and why signups stopped. */
export function funnelOf(counts: Counts, stops: readonly StopCount[]): FunnelStep[] {
  const names = ['visit', ...steps] as const
  return names.map((step, index) => {
    const people = counts[countOf[step]]
    const [before, next] = [names[index - 1], names[index + 1]]
    return {
      step,
      people,
      share: before === undefined ? null : shareOf(people, counts[countOf[before]]),
      lost: next === undefined ? 0 : Math.max(0, people - counts[countOf[next]]),
      reasons: stops.filter((stop) => stop.step === step && stop.reason !== ''),
    }
  })
}

/** More than all happens where signups come without a visit that was counted: then there is no share to speak of. */
function shareOf(part: number, whole: number): number | null {
  return whole === 0 || part > whole ? null : part / whole
}
