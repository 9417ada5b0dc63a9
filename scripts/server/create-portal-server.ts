import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { trackConnections } from './connections'
import { createHandler } from './create-handler'
import { createHttpServer } from './create-http-server'
import { isLoopbackHost } from './host'
import { judgeHttpRequest } from './judge-http-request'
import { listen } from './listen'
import { defaultLimits, type PortalServerOptions } from './portal-server-options'
import { prepareNext } from './prepare-next'

/** The portal's server, listening. `stop` drains it: 503 for probes, then no new connections, then the end of the last. */
export async function createPortalServer(
  options: PortalServerOptions,
): Promise<{ stop: () => Promise<void> }> {
  const limits = { ...defaultLimits, ...options.limits }
  const next = await prepareNext(options)
  const connections = trackConnections()
  let stopping: Promise<void> | undefined

  const handle = createHandler(options, { next: next.handle, limits, stopping: () => stopping !== undefined })
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    isHotReload(request, options) && next.upgrade(request, socket, head)
  const { protocol } = options.publicUrl
  const servers = await listen(
    () => createHttpServer({ handle, upgrade, limits, connections, protocol }),
    options,
  )

  async function drain() {
    if (!isLoopbackHost(options.publicUrl.hostname)) await wait(limits.noticeMs)
    const closed = Promise.all(servers.map(close))
    connections.closeQuiet()
    const timer = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), limits.graceMs)
    await closed
    clearTimeout(timer)
    await next.close()
  }

  return { stop: () => (stopping ??= drain()) }
}

/** Development only: the page's connection for changed code, judged like a POST because browsers let any site open one. */
function isHotReload(request: IncomingMessage, { mode, publicUrl }: PortalServerOptions): boolean {
  if (mode !== 'development' || !request.url?.startsWith('/_next/hmr')) return false
  return (
    judgeHttpRequest({ ...pick(request), method: 'POST' }, { publicUrl, sender: 'client' }).kind ===
    'accepted'
  )
}

function pick({ url, headers, rawHeaders }: IncomingMessage) {
  return { url, headers, rawHeaders }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
