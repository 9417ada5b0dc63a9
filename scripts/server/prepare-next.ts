import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import next from 'next'
import { portOf } from './host'
import type { PortalServerOptions } from './portal-server-options'

/** Next as two functions. Its idea of its own address is PUBLIC_URL, whatever a request says. */
export async function prepareNext({ dir, mode, port, publicUrl }: PortalServerOptions) {
  // Where Next fetches pages from itself; otherwise it would try PUBLIC_URL, through whatever stands before us.
  process.env['__NEXT_PRIVATE_ORIGIN'] = `http://127.0.0.1:${port}`
  // The same for next-auth, which builds the address that an OIDC provider sends people back to.
  process.env['NEXTAUTH_URL'] = publicUrl.origin
  // Next adds an upgrade listener to the server it is given. This one never listens, so it decides nothing.
  const upgrades = createServer()
  const dev = mode === 'development'
  const app = next({
    dir,
    dev,
    hostname: publicUrl.hostname,
    port: Number(portOf(publicUrl)),
    httpServer: upgrades,
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: (...exchange: Parameters<typeof handle>) => handle(...exchange),
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      upgrades.emit('upgrade', request, socket, head),
    close: () => app.close(),
  }
}
