import type { Progress } from '../../progress.mjs'
import type { Budget, Comparison } from '../result'
import { comparisonOf, type Pair } from './comparison-of'
import { drive, type Round, type Supply } from './drive'

/** Makes what one round needs, outside the measured time; `requests` is more than will be sent. */
export type Prepare = (round: { requests: number; clients: number }) => Promise<Supply>

type Input = {
  label: string
  clients: number
  ours: Prepare
  theirs: Prepare
  budget: Budget
  progress: Progress
  signal: AbortSignal
}

const rounds = 7
const seconds = 2
/** So many make V8 compile what a request runs; a program that has served a few hundred is still far slower. */
const requestsToWarmUp = 2_000
const longestWarmUpMs = 60_000

/**
 * Alternating rounds, ours and theirs. Whatever else the machine does meanwhile changes slowly compared to a pair, so
 * the ratio within each pair counts, and the side that goes first changes from pair to pair.
 */
export async function compare(input: Input): Promise<Comparison> {
  const [ours, theirs] = [createRunner(input.ours, input), createRunner(input.theirs, input)]
  await input.progress.step(`${input.label}: warming up`, async () => {
    await ours.warmUp()
    await theirs.warmUp()
  })
  const pairs: Pair[] = []
  await input.progress.step(`${input.label}: ${rounds} rounds`, async () => {
    for (let index = 0; index < rounds; index += 1) pairs.push(await runPair(index, ours, theirs))
  })
  return comparisonOf(pairs, { ...input, manner: 'in turn', seconds })
}

type Runner = ReturnType<typeof createRunner>

async function runPair(index: number, ours: Runner, theirs: Runner): Promise<Pair> {
  if (index % 2 === 0) {
    const first = await ours.round()
    return { ours: first, theirs: await theirs.round() }
  }
  const first = await theirs.round()
  return { theirs: first, ours: await ours.round() }
}

/** Learns from each round how much the next one needs. */
function createRunner(prepare: Prepare, { clients, signal }: Input) {
  let requests = 300
  async function round(): Promise<Round> {
    const supply = await prepare({ requests, clients })
    const done = await drive(supply, { clients, seconds, signal })
    requests = Math.ceil(done.perSecond * seconds * 1.25) + clients
    return done
  }
  return {
    round,
    async warmUp(): Promise<void> {
      const startedAtMs = performance.now()
      for (let sent = 0; sent < requestsToWarmUp; sent += (await round()).timesMs.length) {
        if (performance.now() - startedAtMs > longestWarmUpMs) return
      }
    },
  }
}
