import type { Logger } from 'pino'
import type { FrameReply } from '@/lib/frame/call-frame'
import { createCircuit, FAILURES_IN_A_ROW, type Verdict } from '@/lib/frame/circuit'
import { createPause } from '@/lib/frame/pause'

export type SessionMemory = ReturnType<typeof createSessionMemory>

/**
 * What was learned about one host by asking it about sessions. Apart from what minting has learned: a host that tells
 * nothing about sessions may mint very well.
 */
export function createSessionMemory(host: string, log: Pick<Logger, 'info' | 'warn'>) {
  return {
    circuit: createCircuit<FrameReply>({
      verdictOf,
      onOpen: () =>
        log.warn(
          { host },
          `Frame failed ${FAILURES_IN_A_ROW} times in a row to tell about sessions and is not asked for a while; launches are noticed late until it does`,
        ),
      onClose: () => log.info({ host }, 'Frame tells about sessions again'),
    }),
    pause: createPause((seconds) =>
      log.warn(
        { host, seconds },
        'Frame asked for fewer questions about sessions; it is asked none for as long',
      ),
    ),
  }
}

function verdictOf(reply: FrameReply): Verdict {
  return reply.kind === 'no-reply' || reply.status === 429 || reply.status >= 500 ? 'fails' : 'works'
}
