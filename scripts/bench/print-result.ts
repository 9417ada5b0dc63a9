import type { Budget, Comparison, Gauge, RowResult, Side } from './result'

/** A row for people: what, against what, and a paragraph for each comparison. */
export function printResult({ row, what, against, comparisons, gauges }: RowResult): string {
  const figures = [...comparisons.map(printComparison), ...gauges.map(printGauge)]
  return `\n${row}: ${what}\n  against ${against}\n${figures.join('')}`
}

function printGauge({ label, did, megabytes, atMost, verdict }: Gauge): string {
  return [
    `  ${label}`,
    `    did     ${did}`,
    `    held    ${megabytes.toFixed(0)} MB, at most ${atMost.toFixed(0)}: ${verdict}`,
    '',
  ].join('\n')
}

function printComparison(comparison: Comparison): string {
  const { label, ours, theirs, ratio, ratios, budget, verdict } = comparison
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  return [
    `  ${label}`,
    `    did     ${printWork(comparison)}`,
    `    ours    ${printSide(ours)}`,
    `    theirs  ${printSide(theirs)}`,
    `    ratio   ${ratio.toFixed(2)} of ${budget.figure} (median, ${spread})${printTarget(budget)}: ${verdict}`,
    '',
  ].join('\n')
}

function printWork({ ratios, seconds, manner, ours, theirs }: Comparison): string {
  const [own, other] = [ours, theirs].map(({ requests }) => requests.toLocaleString('en'))
  return `${ratios.length} rounds of ${seconds} s ${manner}: ${own} requests of ours, ${other} of theirs`
}

function printTarget(budget: Budget): string {
  if (budget.figure === 'p95')
    return `, at most ${budget.atMost.toFixed(2)} and ours under ${budget.underMs} ms`
  if (budget.figure === 'p50') return `, at most ${budget.atMost.toFixed(2)}`
  return budget.atLeast === null ? '' : `, at least ${budget.atLeast.toFixed(2)}`
}

function printSide({ perSecond, p50Ms, p95Ms, p99Ms }: Side): string {
  return `${perSecond.toFixed(0).padStart(6)}/s   p50 ${p50Ms.toFixed(1)} ms   p95 ${p95Ms.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms`
}
