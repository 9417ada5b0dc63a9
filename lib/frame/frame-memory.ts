import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { createConnectionMemory, type ConnectionMemory } from '@/lib/frame/connection-memory'
import { createFramesClock, type FramesClock } from '@/lib/frame/frames-clock'
import type { MintOrder } from '@/lib/frame/mint-sat'
import { createSessionMemory, type SessionMemory } from '@/lib/frame/session-memory'
import { createSlots } from '@/lib/frame/slots'

/** What tells one set of keys for one API from another. */
export type Caller = Pick<MintOrder, 'tokensUrl' | 'credentials' | 'nextCredentials'>
export type FrameMemory = ReturnType<typeof createFrameMemory>

// Frame answers in well under a second, so this is more than a hundred mints a second while it is well.
const MINTS_AT_ONCE = 50

/**
 * What one process has learned about Frame: whether it works, how its clock goes, when it may be asked again, which key it
 * takes. A process's memory is enough: every instance learns the same within a few requests, nothing is claimed or
 * counted by it, and a restart forgets it without harm.
 */
export function createFrameMemory({
  log,
  mintsAtOnce = MINTS_AT_ONCE,
}: {
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  mintsAtOnce?: number
}) {
  const connections = new Map<string, ConnectionMemory>()
  const clocks = new Map<string, FramesClock>()
  const sessions = new Map<string, SessionMemory>()

  return {
    slots: createSlots(mintsAtOnce),
    connectionOf: (order: Caller) =>
      kept(connections, keyOf(order), () => createConnectionMemory(order.tokensUrl.origin, log)),
    clockOf: ({ tokensUrl: { origin } }: Pick<Caller, 'tokensUrl'>) =>
      kept(clocks, origin, () => createFramesClock((seconds) => logClock(log, origin, seconds))),
    /** For all that is asked about sessions at one host. */
    sessionsAt: (origin: string) => kept(sessions, origin, () => createSessionMemory(origin, log)),
  }
}

/** With the secrets in it, so that a corrected secret is tried at once; as a digest, so that they stay where they are. */
function keyOf({ tokensUrl, credentials, nextCredentials }: Caller): string {
  return createHash('sha256')
    .update(JSON.stringify([tokensUrl.origin, credentials, nextCredentials]))
    .digest('base64url')
}

function kept<Value>(known: Map<string, Value>, key: string, create: () => Value): Value {
  const value = known.get(key) ?? create()
  known.set(key, value)
  return value
}

function logClock(log: Pick<Logger, 'info' | 'warn'>, api: string, seconds: number) {
  if (seconds === 0) log.warn({ api, seconds }, "the portal's clock agrees with Frame's again")
  else {
    log.warn(
      { api, seconds },
      `Frame's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the portal's, and requests are signed by Frame's; set the portal's clock`,
    )
  }
}
