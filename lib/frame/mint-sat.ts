import type { FrameMemory } from '@/lib/frame/frame-memory'
import { postAtMostTwice } from '@/lib/frame/post-at-most-twice'
import type { ApiCredentials, SatReply } from '@/lib/frame/request-sat'
import type { Sat } from '@/lib/frame/sat'
import type { Person, SatMetadataInput, StaffMetadataInput } from '@/lib/frame/sat-request'
import type { TokensUrl } from '@/lib/frame/tokens-url'

export type MintOrder = {
  credentials: ApiCredentials
  /** The pair that is about to replace the other: each is tried when Frame refuses its twin. */
  nextCredentials: ApiCredentials | null
  tokensUrl: TokensUrl
  person: Person
  metadata: Omit<SatMetadataInput, 'mint'> | Omit<StaffMetadataInput, 'mint'>
  /** For both POSTs together. */
  deadlineMs?: number
  connectMs?: number
}

export type MintPorts = {
  /** Commits a row, so that a POST that nobody lived to see the end of is known about. Gives the attempt's id. */
  beginAttempt: () => Promise<string>
  finishAttempt: (attemptId: string, result: AttemptResult) => Promise<void>
  now: () => Date
  /** Resolves after `ms`; rejects when the signal is aborted before. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  memory: FrameMemory
}

/** What may be written down about one POST: no token in it. */
export type AttemptResult = { kind: SatReply['kind']; status: number | null; problem: string | null }

/** `clockOffsetSeconds` is how far Frame's clock is ahead of ours, where a refused signature made us look. */
export type MintOutcome =
  | { kind: 'minted'; sat: Sat; issuedAt: Date | null; expiresAt: Date; clockOffsetSeconds: number | null }
  | {
      kind: 'refused'
      status: number
      retryAfterSeconds: number | null
      problem: string
      clockOffsetSeconds: number | null
    }
  | { kind: 'unavailable'; problem: string }
  | { kind: 'unknown'; status: number | null; problem: string; clockOffsetSeconds: number | null }

/** One hand-over's SAT, unless there is reason not to ask for one: then nothing is sent and no row is written. */
export async function mintSat(order: MintOrder, ports: MintPorts): Promise<MintOutcome> {
  const { slots, connectionOf } = ports.memory
  if (!(await slots.take())) {
    return unavailable('As many mints as this process makes at once are under way; try again in a moment.')
  }
  try {
    const connection = connectionOf(order)
    const pauseSeconds = connection.pause.leftSeconds(ports.now())
    if (pauseSeconds > 0) return unavailable(`Frame asked to be sent nothing for another ${pauseSeconds} s.`)
    const outcome = await connection.throughCircuits(order.tokensUrl, () => postAtMostTwice(order, ports))
    return outcome ?? unavailable('Frame failed repeatedly and is left alone for a moment; the log says why.')
  } finally {
    slots.giveBack()
  }
}

function unavailable(problem: string): MintOutcome {
  return { kind: 'unavailable', problem }
}
