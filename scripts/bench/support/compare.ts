import type { Progress } from '../../progress.mjs'
import type { Comparison, Side } from '../result'
import { drive, type Round, type Supply } from './drive'
import { median, quantile } from './statistics'

/** Makes what one round needs, outside the measured time; `requests` is more than will be sent. */
export type Prepare = (round: { requests: number; clients: number }) => Promise<Supply>

type Input = {
  label: string
  clients: number
  ours: Prepare
  theirs: Prepare
  atLeast: number | null
  progress: Progress
  signal: AbortSignal
}

const rounds = 7
const seconds = 2
const requestsToWarmUp = 300

/**
 * Alternating rounds, ours and theirs. Whatever else the machine does meanwhile changes slowly compared to a pair, so
 * the ratio within each pair counts, and the side that goes first changes from pair to pair.
 */
export async function compare(input: Input): Promise<Comparison> {
  const [ours, theirs] = [createRunner(input.ours, input), createRunner(input.theirs, input)]
  await input.progress.step(`${input.label}: warming up`, async () => {
    await ours.round()
    await theirs.round()
  })
  const pairs: { ours: Round; theirs: Round }[] = []
  await input.progress.step(`${input.label}: ${rounds} rounds`, async () => {
    for (let index = 0; index < rounds; index += 1) pairs.push(await runPair(index, ours, theirs))
  })
  const ratios = pairs.map((pair) => pair.ours.perSecond / pair.theirs.perSecond)
  const ratio = median(ratios)
  const { label, atLeast } = input
  return {
    label,
    ours: sideOf(pairs.map((pair) => pair.ours)),
    theirs: sideOf(pairs.map((pair) => pair.theirs)),
    ratios,
    ratio,
    atLeast,
    verdict: atLeast === null ? 'no target' : ratio >= atLeast ? 'met' : 'missed',
  }
}

type Runner = ReturnType<typeof createRunner>

async function runPair(index: number, ours: Runner, theirs: Runner) {
  if (index % 2 === 0) {
    const first = await ours.round()
    return { ours: first, theirs: await theirs.round() }
  }
  const first = await theirs.round()
  return { theirs: first, ours: await ours.round() }
}

/** Learns from each round how much the next one needs. */
function createRunner(prepare: Prepare, { clients, signal }: Input) {
  let requests = requestsToWarmUp
  return {
    async round(): Promise<Round> {
      const supply = await prepare({ requests, clients })
      const round = await drive(supply, { clients, seconds, signal })
      requests = Math.ceil(round.perSecond * seconds * 1.25) + clients
      return round
    },
  }
}

function sideOf(all: Round[]): Side {
  const timesMs = all.flatMap((round) => round.timesMs)
  return {
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    p50Ms: median(timesMs),
    p99Ms: quantile(timesMs, 0.99),
  }
}
