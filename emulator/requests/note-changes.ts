import type { MiddlewareHandler } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import type { EmulatorState } from '../state/create-state'

/** Nothing but a request changes the state, and no GET does. */
export function noteChanges(state: EmulatorState): MiddlewareHandler<EmulatorEnv> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    // Before, for an answer that is never sent; after, for one that took its time.
    state.noteChange()
    await next()
    state.noteChange()
  }
}
