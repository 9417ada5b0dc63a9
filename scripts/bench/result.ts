import { z } from 'zod'

/** One side of a comparison: completed requests per second (the median round) and times of all its requests. */
export type Side = z.infer<typeof Side>
const Side = z.object({ perSecond: z.number(), p50Ms: z.number(), p99Ms: z.number() })

/** `ratio` is the median of `ratios`, one for each pair of rounds: ours divided by theirs. */
export type Comparison = z.infer<typeof Comparison>
const Comparison = z.object({
  label: z.string(),
  ours: Side,
  theirs: Side,
  ratios: z.array(z.number()),
  ratio: z.number(),
  /** Null where the budget demands nothing and the figure only explains the others. */
  atLeast: z.number().nullable(),
  verdict: z.enum(['met', 'missed', 'no target']),
})

export type RowResult = z.infer<typeof RowResult>
export const RowResult = z.object({
  row: z.string(),
  what: z.string(),
  against: z.string(),
  comparisons: z.array(Comparison),
})
