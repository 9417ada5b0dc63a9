import { z } from 'zod'

/** One side of a comparison: all its requests and their times, and how many a second were completed (the median round). */
export type Side = z.infer<typeof Side>
const Side = z.object({
  requests: z.number(),
  perSecond: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
})

/** Which figure of the two sides is divided, and how large or small the ratio may be. */
export type Budget = z.infer<typeof Budget>
const Budget = z.discriminatedUnion('figure', [
  /** Null where the budget demands nothing and the figure only explains the others. */
  z.object({ figure: z.literal('rate'), atLeast: z.number().nullable() }),
  z.object({ figure: z.literal('p50'), atMost: z.number() }),
  /** Our own figure has to stay below a time, too. */
  z.object({ figure: z.literal('p95'), atMost: z.number(), underMs: z.number() }),
])

/** `ratio` is the median of `ratios`, one for each pair of rounds: ours divided by theirs. */
export type Comparison = z.infer<typeof Comparison>
const Comparison = z.object({
  label: z.string(),
  /** How the sides shared the machine. */
  manner: z.enum(['in turn', 'side by side', 'one after the other']),
  seconds: z.number(),
  ours: Side,
  theirs: Side,
  ratios: z.array(z.number()),
  ratio: z.number(),
  budget: Budget,
  verdict: z.enum(['met', 'missed', 'no target']),
})

/** What has a limit of its own and no yardstick. */
export type Gauge = z.infer<typeof Gauge>
const Gauge = z.object({
  label: z.string(),
  did: z.string(),
  megabytes: z.number(),
  atMost: z.number(),
  verdict: z.enum(['met', 'missed']),
})

export type RowResult = z.infer<typeof RowResult>
export const RowResult = z.object({
  row: z.string(),
  what: z.string(),
  against: z.string(),
  comparisons: z.array(Comparison),
  gauges: z.array(Gauge),
})
