import type { EmulatorContext } from '../http/emulator-env'

/** Where this emulator listens, whatever name it was called by: what a portal is to be told. */
export function ownOrigin(c: EmulatorContext): string {
  return `http://127.0.0.1:${c.env.incoming.socket.localPort}`
}
