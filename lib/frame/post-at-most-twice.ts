import type { Key } from '@/lib/frame/connection-memory'
import type { MintOrder, MintOutcome, MintPorts } from '@/lib/frame/mint-sat'
import { requestSat, type SatReply } from '@/lib/frame/request-sat'
import { refusalProblem } from '@/lib/frame/refusal-problem'
import { clockOffsetSeconds, LONGEST_WAIT_SECONDS, retryOf } from '@/lib/frame/retry-of'
import { type SatMetadata, satMetadata, satRequestBody, staffMetadata } from '@/lib/frame/sat-request'

const DEADLINE_MS = 10_000
const CONNECT_MS = 3_000
const RETRY_NEEDS_SHARE_OF_DEADLINE = 0.2

/** How a POST is signed. */
type Signing = { key: Key; offsetSeconds: number }

/** At most two POSTs under one deadline, both for the same person, each with a row of its own. */
export async function postAtMostTwice(order: MintOrder, ports: MintPorts): Promise<MintOutcome> {
  const connection = ports.memory.connectionOf(order)
  const clock = ports.memory.clockOf(order)
  const deadlineMs = order.deadlineMs ?? DEADLINE_MS
  const endsAt = ports.now().getTime() + deadlineMs
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), deadlineMs)
  try {
    connection.retries.noteMint(ports.now())
    const signing: Signing = { key: connection.preferred(), offsetSeconds: clock.aheadSeconds() }
    const first = await attempt(order, ports, deadline.signal, signing)
    const firstOffset = clockOffsetSeconds(first, ports.now())
    const retry = retryOf(first, {
      clockOffset: firstOffset,
      signedOffset: signing.offsetSeconds,
      hasOtherKey: order.nextCredentials !== null,
    })
    if (!retry) return outcomeOf(first, firstOffset)

    // A retry that is cut short would turn a definite no into an unknown.
    const leftMs = endsAt - ports.now().getTime() - retry.pauseMs
    if (leftMs < deadlineMs * RETRY_NEEDS_SHARE_OF_DEADLINE) return outcomeOf(first, firstOffset)
    // A corrected signature is no load that repeats: what it teaches serves every mint after this one.
    const isFree = retry.correction !== 'none'
    if (!isFree && !connection.retries.takeRetry(ports.now())) return outcomeOf(first, firstOffset)

    await ports.wait(retry.pauseMs, deadline.signal).catch(() => {})
    const isPaused = connection.pause.leftSeconds(ports.now()) > 0
    if (deadline.signal.aborted || isPaused) return outcomeOf(first, firstOffset)

    const corrected = correct(signing, retry.correction, firstOffset)
    const second = await attempt(order, ports, deadline.signal, corrected)
    if (second.kind === 'minted' && corrected.key !== signing.key) connection.prefer(corrected.key)
    return outcomeOf(graver(first, second), clockOffsetSeconds(second, ports.now()) ?? firstOffset)
  } finally {
    clearTimeout(timer)
  }
}

function correct(signing: Signing, correction: 'none' | 'clock' | 'key', offset: number | null): Signing {
  switch (correction) {
    case 'none':
      return signing
    case 'clock':
      return { ...signing, offsetSeconds: offset ?? signing.offsetSeconds }
    case 'key':
      return { ...signing, key: signing.key === 'first' ? 'next' : 'first' }
  }
}

async function attempt(
  order: MintOrder,
  ports: MintPorts,
  signal: AbortSignal,
  { key, offsetSeconds }: Signing,
): Promise<SatReply> {
  const attemptId = await ports.beginAttempt()
  const request = {
    credentials: (key === 'next' ? order.nextCredentials : null) ?? order.credentials,
    tokensUrl: order.tokensUrl,
    body: satRequestBody(order.person, metadataOf(order, attemptId)),
    now: () => new Date(ports.now().getTime() + offsetSeconds * 1000),
    connectMs: order.connectMs ?? CONNECT_MS,
    signal,
  }
  const reply = await ports.memory.slots.timed(() => requestSat(request))
  learnFrom(reply, order, ports)
  await ports.finishAttempt(attemptId, {
    kind: reply.kind,
    status: 'status' in reply ? reply.status : null,
    problem: 'problem' in reply ? reply.problem : null,
  })
  return reply
}

function metadataOf({ metadata }: MintOrder, mint: string): SatMetadata {
  return 'staff' in metadata ? staffMetadata({ ...metadata, mint }) : satMetadata({ ...metadata, mint })
}

/** What this reply means for the mints of everybody else. */
function learnFrom(reply: SatReply, order: MintOrder, { memory, now }: MintPorts): void {
  const offset = clockOffsetSeconds(reply, now())
  if (offset !== null) memory.clockOf(order).learn(offset)
  if (reply.kind !== 'refused' || (reply.status !== 429 && reply.status !== 503)) return
  const { retryAfterSeconds } = reply
  if (retryAfterSeconds !== null && retryAfterSeconds > LONGEST_WAIT_SECONDS) {
    memory.connectionOf(order).pause.begin(retryAfterSeconds, now())
  }
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
