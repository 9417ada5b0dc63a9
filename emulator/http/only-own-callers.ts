import type { MiddlewareHandler } from 'hono'
import type { EmulatorEnv } from './emulator-env'
import { errorResponse } from './errors'

/**
 * Guards everything that is the emulator's own (pages and control, not Frame's API): a page of another origin must not
 * steer it, and a foreign name that resolves to loopback must not read it.
 */
export const onlyOwnCallers: MiddlewareHandler<EmulatorEnv> = async (c, next) => {
  const { localPort } = c.env.incoming.socket
  const hosts = ['127.0.0.1', 'localhost'].map((name) => (localPort === 80 ? name : `${name}:${localPort}`))
  if (!hosts.includes(c.env.incoming.headers.host ?? ''))
    return errorResponse(403, 'foreign_host', `The emulator answers as ${hosts.join(' or ')} only.`)
  const origin = c.req.header('origin')
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!reads && origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
    return errorResponse(403, 'foreign_origin', 'Pages of another origin may not change anything here.')
  await next()
  c.res.headers.set('x-content-type-options', 'nosniff')
  c.res.headers.set('cross-origin-resource-policy', 'same-origin')
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
}
