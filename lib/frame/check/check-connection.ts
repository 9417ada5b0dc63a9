import { checkMint } from '@/lib/frame/check/check-mint'
import { checkSessionList } from '@/lib/frame/check/check-session-list'
import { type CheckStep, step } from '@/lib/frame/check/check-step'
import { checkAssertions, checkClock, checkLifetime } from '@/lib/frame/check/check-token'
import { openConnection } from '@/lib/frame/open-connection'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import type { ApiCredentials } from '@/lib/frame/request-sat'

export type CheckTarget = ProbeTarget & { nextCredentials: ApiCredentials | null }

/** `mintedTokens` were all for one made-up person, who is one named user. */
export type Check = { verdict: 'works' | 'fails'; steps: CheckStep[]; mintedTokens: number }

type Options = { now?: () => Date; timeoutMs?: number }

/**
 * Does once what the portal does for a trial, and says of each step how it went. It asks past the circuits, so that what it
 * finds holds now; and it neither reads nor teaches what this process remembers of Frame.
 */
export async function checkConnection(target: CheckTarget, options: Options = {}): Promise<Check> {
  let mintedTokens = 0
  const ports: ProbePorts = {
    now: options.now ?? (() => new Date()),
    timeoutMs: options.timeoutMs ?? 10_000,
    noteToken: () => {
      mintedTokens += 1
    },
  }
  const steps = await takeSteps(target, ports)
  return {
    verdict: steps.some(({ verdict }) => verdict === 'wrong') ? 'fails' : 'works',
    steps,
    mintedTokens,
  }
}

async function takeSteps(target: CheckTarget, ports: ProbePorts): Promise<CheckStep[]> {
  const reached = await reach(target.tokensUrl.origin, ports)
  if (reached.verdict === 'wrong') return [reached, step('The key', 'not-tried', 'Nothing could be asked.')]
  const minted = await checkMint(target, ports, 'The key')
  const ahead = minted.aheadSeconds ?? 0
  const { token } = minted
  return [
    reached,
    minted.step,
    ...(target.nextCredentials ? [await checkNextKey(target, target.nextCredentials, ports)] : []),
    checkClock(minted.aheadSeconds),
    ...(token ? [checkLifetime(token, ports.now()), await checkAssertions(target, ports, token.token)] : []),
    ...(token ? [await checkSessionList(target, ports, ahead)] : []),
  ]
}

async function checkNextKey(target: CheckTarget, credentials: ApiCredentials, ports: ProbePorts) {
  return (await checkMint({ ...target, credentials }, ports, 'The second key')).step
}

/** Name, port and certificate, before anything is sent. */
async function reach(origin: string, { timeoutMs }: ProbePorts): Promise<CheckStep> {
  const title = 'The API'
  const opened = await openConnection(new URL(origin), {
    connectMs: Math.min(timeoutMs, 5_000),
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (opened.kind === 'not-sent') return step(title, 'wrong', opened.problem)
  opened.socket.destroy()
  const isTls = origin.startsWith('https:')
  return step(title, 'well', `${origin} answers${isTls ? ', and its certificate is valid' : ''}.`)
}
