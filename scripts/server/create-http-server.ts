import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { requestEvents, type Connections } from './connections'
import { contentSecurityPolicy } from './content-security-policy'
import type { Limits } from './portal-server-options'
import { rawResponse, statusOfClientError } from './raw-response'
import { securityHeaders } from './security-headers'

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean
type Parts = {
  handle: RequestListener
  upgrade: Upgrade
  limits: Limits
  connections: Connections
  protocol: string
}

/** Node's server with our limits, and an answer of our own wherever Node would give its own or none. */
export function createHttpServer({ handle, upgrade, limits, connections, protocol }: Parts): Server {
  const server = createServer({
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: 1_000,
    insecureHTTPParser: false,
    // A missing Host is ours to refuse, with our headers.
    requireHostHeader: false,
  })
  server.maxConnections = limits.maxConnections
  server.timeout = limits.silenceTimeoutMs
  for (const event of requestEvents) server.on(event, handle)
  connections.watch(server)

  const reject = (socket: Duplex, status: number) => {
    const policy = contentSecurityPolicy({ nonce: 'none', formOrigins: [], mode: 'production' })
    socket.on('error', () => socket.destroy())
    socket.end(rawResponse(status, securityHeaders({ path: '/', status, policy, protocol, leaves: 'stays' })))
  }
  server.on('connect', (_request, socket) => reject(socket, 405))
  server.on('upgrade', (request, socket, head) => {
    if (!upgrade(request, socket, head)) reject(socket, 400)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = statusOfClientError(error.code)
    if (status === null || !socket.writable || connections.hasSentHeaders(socket)) return socket.destroy()
    reject(socket, status)
  })
  return server
}
