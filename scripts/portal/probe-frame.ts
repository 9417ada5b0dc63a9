import { parseArgs } from 'node:util'
import type { ProbeFinding } from '@/lib/frame/probe/finding'
import type { Probe } from '@/lib/frame/probe/probe-frame'
import type { ProbeTarget } from '@/lib/frame/probe/probe-target'
import { isLoopbackHost } from '../server/host'
import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

const usage = 'Usage: npm run portal -- probe-frame [--connection NAME] [--json] [--yes]'
const verdicts: Record<ProbeFinding['verdict'], string> = {
  'as-assumed': 'as assumed',
  different: 'DIFFERENT ',
  'not-seen': 'not seen  ',
}

type Options = { connection: string | null; json: boolean; yes: boolean }

/** Ends with 0 when the probe ran, 1 when Frame could not be reached or refused the credentials, 2 when nobody agreed to it. */
export async function probeFrameCommand(args: string[]): Promise<number> {
  const options = parseOptions(args)
  return withDatabase(async () => {
    const { findProbeTarget } = await import('@/lib/doctor/find-probe-target')
    const found = await findProbeTarget(options.connection)
    if (found.kind === 'problem') throw new CommandProblem(found.message)
    if (!announce(found.target, options)) return 2
    const { probeFrame } = await import('@/lib/frame/probe/probe-frame')
    return report(found.target, options, await probeFrame(found.target))
  })
}

function parseOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: { connection: { type: 'string' }, json: { type: 'boolean' }, yes: { type: 'boolean' } },
    })
    return { connection: values.connection ?? null, json: values.json ?? false, yes: values.yes ?? false }
  } catch {
    throw new CommandProblem(usage)
  }
}

/** Says what it costs; without a yes only a Frame on this machine is probed. */
function announce({ connection, tokensUrl, backendUrl }: ProbeTarget, { yes }: Options): boolean {
  process.stderr.write(
    `Probing the connection ${connection} at ${tokensUrl.origin} by at most 25 calls.\n` +
      'Each successful one mints a token (three do, or a few more) and may count as a named user of your Frame subscription.\n',
  )
  const isLocal = [tokensUrl.origin, backendUrl].every((url) => isLoopbackHost(new URL(url).hostname))
  if (isLocal || yes) return true
  process.stderr.write('Nothing was sent. Add --yes if that is all right.\n')
  return false
}

async function report(target: ProbeTarget, { json }: Options, probe: Probe): Promise<number> {
  const { askYourself } = await import('@/lib/frame/probe/ask-yourself')
  const { connection, tokensUrl } = target
  if (json) {
    const askedBy = { connection, apiUrl: tokensUrl.origin }
    process.stdout.write(`${JSON.stringify({ ...askedBy, ...probe, askYourself }, null, 2)}\n`)
  } else if (probe.kind === 'probed') {
    process.stdout.write(asText(probe, askYourself))
  } else {
    process.stdout.write(`${probe.problem}\n`)
  }
  return probe.kind === 'probed' ? 0 : 1
}

function asText(
  { findings, mintedTokens }: Probe & { kind: 'probed' },
  askYourself: { subject: string; how: string }[],
): string {
  const width = Math.max(...[...findings, ...askYourself].map(({ subject }) => subject.length))
  const lines = findings.flatMap(({ verdict, subject, seen, meaning }) => [
    `${verdicts[verdict]}  ${subject.padEnd(width)}  ${seen}`,
    `${' '.repeat(width + 14)}${meaning}`,
  ])
  const open = askYourself.map(
    ({ subject, how }) => `${'ask Frame'.padEnd(10)}  ${subject.padEnd(width)}  ${how}`,
  )
  return [
    ...lines,
    ...open,
    '',
    `Frame gave ${mintedTokens} tokens to this probe; they end by themselves.`,
    '',
  ].join('\n')
}
