import type { Progress } from '../progress.mjs'
import type { Comparison, Gauge } from './result'
import type { BenchDatabase } from './support/bench-database'
import type { CleanUp } from './support/clean-up'

/** One line of the performance budget. */
export type Row = {
  what: string
  against: string
  measure: (bench: Bench) => Promise<Comparison[]>
  /** What is looked at besides, after the comparisons and with what they left in the database. */
  gauge?: (bench: Bench) => Promise<Gauge[]>
}

/** What a row may use: a database with all migrations and no rows, which lib's environment names already. */
export type Bench = {
  database: BenchDatabase
  cleanUp: CleanUp
  progress: Progress
  /** How long the history of a row is that has one. */
  signups: number
}
