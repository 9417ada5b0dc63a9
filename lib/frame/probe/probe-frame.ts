import type { ProbeFinding } from '@/lib/frame/probe/finding'
import { probeAssertions } from '@/lib/frame/probe/probe-assertions'
import { probeClock } from '@/lib/frame/probe/probe-clock'
import { probeIdentities } from '@/lib/frame/probe/probe-identities'
import { probeMint } from '@/lib/frame/probe/probe-mint'
import { probePaths } from '@/lib/frame/probe/probe-paths'
import { probeRefusals } from '@/lib/frame/probe/probe-refusals'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'

export type Probe =
  | { kind: 'unreachable' | 'refused'; problem: string }
  | { kind: 'probed'; mintedTokens: number; findings: ProbeFinding[] }

type Options = { now?: () => Date; timeoutMs?: number }

/** Asks Frame about the open points of its contract, one call after the other. Some of the calls mint a token. */
export async function probeFrame(target: ProbeTarget, options: Options = {}): Promise<Probe> {
  let mintedTokens = 0
  const ports: ProbePorts = {
    now: options.now ?? (() => new Date()),
    timeoutMs: options.timeoutMs ?? 10_000,
    noteToken: () => {
      mintedTokens += 1
    },
  }
  const first = await probeMint(target, ports)
  if (first.kind !== 'answered') return first
  const findings = [
    ...first.findings,
    ...(await probeIdentities(target, ports)),
    ...(await probeRefusals(target, ports)),
    ...(await probeClock(target, ports, first.clockOffsetSeconds ?? 0)),
    ...(first.token ? await probeAssertions(target, ports, first.token.token) : []),
    ...(await probePaths(target, ports)),
  ]
  return { kind: 'probed', mintedTokens, findings }
}
