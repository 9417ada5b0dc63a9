import type { Budget, Comparison, Side } from '../result'
import type { Round } from './drive'
import { median, quantile } from './statistics'

/** What both sides did at about the same time. */
export type Pair = { ours: Round; theirs: Round }

/** The verdict on all rounds of a comparison. */
export function comparisonOf(
  pairs: readonly Pair[],
  { label, manner, seconds, budget }: Pick<Comparison, 'label' | 'manner' | 'seconds' | 'budget'>,
): Comparison {
  const ratios = pairs.map(({ ours, theirs }) => figureOf(ours, budget) / figureOf(theirs, budget))
  const ratio = median(ratios)
  const ours = sideOf(pairs.map((pair) => pair.ours))
  return {
    label,
    manner,
    seconds,
    ours,
    theirs: sideOf(pairs.map(({ theirs }) => theirs)),
    ratios,
    ratio,
    budget,
    verdict: verdictOf(ratio, ours, budget),
  }
}

function figureOf({ perSecond, timesMs }: Round, { figure }: Budget): number {
  if (figure === 'rate') return perSecond
  return figure === 'p50' ? median(timesMs) : quantile(timesMs, 0.95)
}

function verdictOf(ratio: number, ours: Side, budget: Budget): Comparison['verdict'] {
  if (budget.figure === 'p95') return ratio <= budget.atMost && ours.p95Ms < budget.underMs ? 'met' : 'missed'
  if (budget.figure === 'p50') return ratio <= budget.atMost ? 'met' : 'missed'
  if (budget.atLeast === null) return 'no target'
  return ratio >= budget.atLeast ? 'met' : 'missed'
}

function sideOf(all: Round[]): Side {
  const timesMs = all.flatMap((round) => round.timesMs)
  return {
    requests: timesMs.length,
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    p50Ms: median(timesMs),
    p95Ms: quantile(timesMs, 0.95),
    p99Ms: quantile(timesMs, 0.99),
  }
}
