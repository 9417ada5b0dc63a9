import { type ApiCredentials, requestSat, type SatReply } from '@/lib/frame/request-sat'
import { refusalProblem } from '@/lib/frame/refusal-problem'
import { clockOffsetSeconds, retryOf } from '@/lib/frame/retry-of'
import type { Sat } from '@/lib/frame/sat'
import { type Person, satMetadata, type SatMetadataInput, satRequestBody } from '@/lib/frame/sat-request'
import type { TokensUrl } from '@/lib/frame/tokens-url'

export type MintOrder = {
  credentials: ApiCredentials
  tokensUrl: TokensUrl
  person: Person
  metadata: Omit<SatMetadataInput, 'mint'>
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

const DEADLINE_MS = 10_000
const CONNECT_MS = 3_000
const RETRY_NEEDS_SHARE_OF_DEADLINE = 0.2

/** One hand-over's SAT: at most two POSTs under one deadline, both for the same person, each with a row of its own. */
export async function mintSat(order: MintOrder, ports: MintPorts): Promise<MintOutcome> {
  const deadlineMs = order.deadlineMs ?? DEADLINE_MS
  const endsAt = ports.now().getTime() + deadlineMs
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), deadlineMs)
  try {
    const first = await attempt(order, ports, { signal: deadline.signal, offsetSeconds: 0 })
    const firstOffset = clockOffsetSeconds(first, ports.now())
    const retry = retryOf(first, firstOffset)
    if (!retry) return outcomeOf(first, firstOffset)

    // A retry that is cut short would turn a definite no into an unknown.
    const leftMs = endsAt - ports.now().getTime() - retry.pauseMs
    if (leftMs < deadlineMs * RETRY_NEEDS_SHARE_OF_DEADLINE) return outcomeOf(first, firstOffset)
    await ports.wait(retry.pauseMs, deadline.signal).catch(() => {})
    if (deadline.signal.aborted) return outcomeOf(first, firstOffset)

    const second = await attempt(order, ports, {
      signal: deadline.signal,
      offsetSeconds: retry.offsetSeconds,
    })
    return outcomeOf(graver(first, second), clockOffsetSeconds(second, ports.now()) ?? firstOffset)
  } finally {
    clearTimeout(timer)
  }
}

async function attempt(
  order: MintOrder,
  ports: MintPorts,
  { signal, offsetSeconds }: { signal: AbortSignal; offsetSeconds: number },
): Promise<SatReply> {
  const attemptId = await ports.beginAttempt()
  const reply = await requestSat({
    credentials: order.credentials,
    tokensUrl: order.tokensUrl,
    body: satRequestBody(order.person, satMetadata({ ...order.metadata, mint: attemptId })),
    now: () => new Date(ports.now().getTime() + offsetSeconds * 1000),
    connectMs: order.connectMs ?? CONNECT_MS,
    signal,
  })
  await ports.finishAttempt(attemptId, {
    kind: reply.kind,
    status: 'status' in reply ? reply.status : null,
    problem: 'problem' in reply ? reply.problem : null,
  })
  return reply
}

const GRAVITY = { 'not-sent': 0, refused: 1, unknown: 2, minted: 3 }

/** What two replies mean together: a no after an unknown does not undo the token that may exist. */
function graver(first: SatReply, second: SatReply): SatReply {
  return GRAVITY[second.kind] >= GRAVITY[first.kind] ? second : first
}

function outcomeOf(reply: SatReply, clockOffsetSeconds: number | null): MintOutcome {
  switch (reply.kind) {
    case 'minted':
    case 'unknown':
      return { ...reply, clockOffsetSeconds }
    case 'refused': {
      const { kind, status, retryAfterSeconds } = reply
      return {
        kind,
        status,
        retryAfterSeconds,
        problem: refusalProblem(status, clockOffsetSeconds),
        clockOffsetSeconds,
      }
    }
    case 'not-sent':
      return { kind: 'unavailable', problem: reply.problem }
  }
}
