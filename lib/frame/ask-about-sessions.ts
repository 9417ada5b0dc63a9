import { callFrame, type FrameCall, type FrameReply } from '@/lib/frame/call-frame'
import type { Caller, FrameMemory } from '@/lib/frame/frame-memory'
import { hasSafeScheme } from '@/lib/frame/safe-url'

/** Where the sessions of a signup are asked for, and in whose name. */
export type SessionSource = Caller & { backendUrl: string }

export type SessionPorts = { memory: FrameMemory; now: () => Date }

/** `no-answer`: it may answer later. `left-alone`: it was not asked. */
export type SessionReply = (FrameReply & { kind: 'reply' }) | { kind: 'no-answer'; problem: string }

const TIMEOUT_MS = 5_000

/**
 * One question about sessions. Whoever mints goes first: while Frame is left alone by the mints of this connection, or asked
 * for less, nothing is asked here; what goes wrong here on the other hand stops no mint.
 */
export async function askAboutSessions(
  source: SessionSource,
  call: Omit<FrameCall, 'timeoutMs'>,
  { memory, now }: SessionPorts,
): Promise<SessionReply> {
  const url = new URL(call.url)
  if (!hasSafeScheme(url)) return noAnswer('A token or signature travels by https only.')
  const mints = memory.connectionOf(source)
  const { circuit, pause } = memory.sessionsAt(url.origin)
  if (mints.isLeftAlone() || mints.pause.leftSeconds(now()) > 0 || pause.leftSeconds(now()) > 0)
    return noAnswer('Frame is left alone for a moment.')

  const reply = await circuit.run(() => callFrame({ ...call, timeoutMs: TIMEOUT_MS }))
  if (reply === null) return noAnswer('Frame is left alone for a moment.')
  if (reply.kind === 'no-reply') return noAnswer(reply.problem)
  if (reply.status !== 429 && reply.status < 500) return reply
  if (reply.retryAfterSeconds !== null) pause.begin(reply.retryAfterSeconds, now())
  return noAnswer(`Frame could not tell (${reply.status}).`)
}

function noAnswer(problem: string): SessionReply {
  return { kind: 'no-answer', problem }
}
