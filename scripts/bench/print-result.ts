import type { Comparison, RowResult, Side } from './result'

/** A row for people: what, against what, and a paragraph for each comparison. */
export function printResult({ row, what, against, comparisons }: RowResult): string {
  return `\n${row}: ${what}\n  against ${against}\n${comparisons.map(printComparison).join('')}`
}

function printComparison({ label, ours, theirs, ratio, ratios, atLeast, verdict }: Comparison): string {
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  const target = atLeast === null ? '' : `, at least ${atLeast.toFixed(2)}`
  return [
    `  ${label}`,
    `    ours    ${printSide(ours)}`,
    `    theirs  ${printSide(theirs)}`,
    `    ratio   ${ratio.toFixed(2)} (median of ${ratios.length} rounds, ${spread})${target}: ${verdict}`,
    '',
  ].join('\n')
}

function printSide({ perSecond, p50Ms, p99Ms }: Side): string {
  return `${perSecond.toFixed(0).padStart(6)}/s   p50 ${p50Ms.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms`
}
