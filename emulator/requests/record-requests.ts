import type { MiddlewareHandler } from 'hono'
import { cutConnection } from '../faults/cut-connection'
import type { EmulatorEnv } from '../http/emulator-env'
import { readBody } from '../http/read-body'
import type { EmulatorState } from '../state/create-state'

/** Records each call of Frame's API and reads its body once for everyone behind. */
export function recordRequests(state: EmulatorState): MiddlewareHandler<EmulatorEnv> {
  return async (c, next) => {
    const entry = state.recorder.begin(c.req.raw)
    if (state.faults.takeCutOnArrival(c.req.path)) return cutConnection(c)
    const body = await readBody(c.req.raw)
    state.recorder.noteBody(entry, body)
    c.set('body', body)
    c.set('nowMs', state.clock.nowMs())
    await next()
    c.res.headers.set('date', new Date(c.get('nowMs')).toUTCString())
    if (!c.res.headers.has('x-hono-already-sent')) entry.status = c.res.status
  }
}
