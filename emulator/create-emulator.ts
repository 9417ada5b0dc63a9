import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './create-app'
import { answerBrokenRequest } from './http/answer-broken-request'
import { errorResponse } from './http/errors'
import { type SmtpSink, startSmtpSink } from './mailbox/start-smtp-sink'
import { createState, type EmulatorState } from './state/create-state'
import { openStateFile } from './state/state-file'

export type EmulatorOptions = {
  /** 0 takes any free port. */
  port: number
  /** Where mail is taken in: 0 takes any free port, null or nothing takes no mail. */
  smtpPort?: number | null
  /** Where the state is kept across restarts; without it nothing is written. */
  stateFile?: string
  /** Real time in milliseconds; the emulator's clock counts from it. */
  realNowMs?: () => number
  log?: (line: string) => void
}

export type Emulator = {
  origin: string
  port: number
  smtpPort: number | null
  close: () => Promise<void>
}

/** Starts an emulator of its own state, on loopback only. Rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const state = createState({
    realNowMs: options.realNowMs ?? Date.now,
    log: options.log ?? (() => {}),
  })
  const stateFile = options.stateFile ? await openStateFile(state, options.stateFile) : null
  if (stateFile) state.noteChange = stateFile.noteChange
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
  const sink = await startSink(state, options.smtpPort ?? null).catch(async (error: unknown) => {
    await close(server)
    throw error
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    smtpPort: sink?.port ?? null,
    async close() {
      await Promise.all([close(server), sink?.close()])
      await stateFile?.close()
    },
  }
}

async function startSink({ mailbox }: EmulatorState, port: number | null): Promise<SmtpSink | null> {
  if (port === null) return null
  const sink = await startSmtpSink({ port, mailbox })
  mailbox.openAt(sink.port)
  return sink
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
