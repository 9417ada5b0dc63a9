import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

export type Connections = ReturnType<typeof trackConnections>

/** Node emits a request under one of these names, depending on its Expect header. */
export const requestEvents = ['request', 'checkContinue', 'checkExpectation'] as const

/** Knows which connections are being answered: on the others a parser error may be written, and a stop may end them. */
export function trackConnections() {
  const open = new Set<Duplex>()
  const answering = new Map<Duplex, ServerResponse>()

  return {
    watch(server: Server) {
      server.on('connection', (socket) => {
        open.add(socket)
        socket.once('close', () => open.delete(socket))
      })
      for (const event of requestEvents) {
        server.prependListener(event, (request: IncomingMessage, response: ServerResponse) => {
          answering.set(request.socket, response)
          response.once('close', () => {
            if (answering.get(request.socket) === response) answering.delete(request.socket)
          })
        })
      }
    },
    hasSentHeaders: (socket: Duplex) => answering.get(socket)?.headersSent ?? false,
    /** Browsers open connections in advance; Node counts those as busy and would wait for them. */
    closeQuiet() {
      for (const socket of open) if (!answering.has(socket)) socket.destroy()
    },
  }
}
