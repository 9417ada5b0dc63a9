import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { EmulatorContext } from '../http/emulator-env'

/** Ends the connection with a TCP reset: the caller learns nothing of what happened. */
export function cutConnection(c: EmulatorContext): Response {
  c.env.incoming.socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT.clone()
}

/** Leaves the caller waiting until they give up (or the emulator stops). */
export async function neverReply(c: EmulatorContext): Promise<Response> {
  const { socket } = c.env.incoming
  if (!socket.destroyed) await new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return RESPONSE_ALREADY_SENT.clone()
}
