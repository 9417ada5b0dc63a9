import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './create-app'
import { answerBrokenRequest } from './http/answer-broken-request'
import { errorResponse } from './http/errors'
import { createState } from './state/create-state'

export type EmulatorOptions = {
  /** 0 takes any free port. */
  port: number
  /** Real time in milliseconds; the emulator's clock counts from it. */
  realNowMs?: () => number
  log?: (line: string) => void
}

export type Emulator = { origin: string; port: number; close: () => Promise<void> }

/** Starts an emulator of its own state and signing key, on loopback only. Rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const state = createState({
    realNowMs: options.realNowMs ?? Date.now,
    log: options.log ?? (() => {}),
  })
  const listener = getRequestListener(createApp(state).fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => errorResponse(400, 'bad_request', 'The request target or its Host is not valid.'),
  })
  const server = createServer(
    { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000, requireHostHeader: false },
    (incoming, outgoing) => void listener(incoming, outgoing),
  )
  server.on('clientError', answerBrokenRequest)
  const port = await listen(server, options.port)
  return { origin: `http://127.0.0.1:${port}`, port, close: () => close(server) }
}

function listen(server: Server, wantedPort: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(wantedPort, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : wantedPort)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
