import type { Progress } from '../../progress.mjs'
import type { Budget, Comparison } from '../result'
import { comparisonOf, type Pair } from './comparison-of'
import { drive, type Job } from './drive'

type Input = {
  label: string
  clients: number
  ours: Job
  theirs: Job
  budget: Budget & { figure: 'p50' }
  progress: Progress
  signal: AbortSignal
}

const rounds = 10
const seconds = 4

/**
 * Rounds of both sides at the same time, each with clients of its own, so that whatever else the machine does falls on
 * both alike: for the times of requests that do the same work.
 */
export async function compareSideBySide(input: Input): Promise<Comparison> {
  const round = () => runRound(input)
  await input.progress.step(`${input.label}: warming up`, round)
  const pairs: Pair[] = []
  await input.progress.step(`${input.label}: ${rounds} rounds`, async () => {
    while (pairs.length < rounds) pairs.push(await round())
  })
  return comparisonOf(pairs, { ...input, manner: 'side by side', seconds })
}

async function runRound({ ours, theirs, clients, signal }: Input): Promise<Pair> {
  const load = { clients, seconds, signal }
  const [first, second] = await Promise.all([drive(() => ours, load), drive(() => theirs, load)])
  return { ours: first, theirs: second }
}
