import type { MiddlewareHandler } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import { errorResponse } from '../http/errors'

/**
 * A form of the console is sent by a page of the console and by nothing else. A program has /__emulator; a browser
 * always names the origin of a form, so one that does not is not answered.
 */
export const onlyOwnForms: MiddlewareHandler<EmulatorEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const isOwn = c.req.header('origin') === `http://${c.env.incoming.headers.host}`
  const site = c.req.header('sec-fetch-site')
  if (!isOwn || (site !== undefined && site !== 'same-origin'))
    return errorResponse(
      403,
      'foreign_form',
      'Forms of the console are answered only from its own pages. Programs use /__emulator.',
    )
  return next()
}
