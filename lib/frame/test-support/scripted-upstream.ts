import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'

export type RecordedRequest = {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
  port: number
}

export type Answer = (response: ServerResponse, request: RecordedRequest) => void

export type ScriptedUpstream = Awaited<ReturnType<typeof startScriptedUpstream>>

const PATH =
  '/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens'

/** Something in Frame's place that gives the scripted answers in turn, and 418 when the script has ended. */
export async function startScriptedUpstream(
  script: Answer[],
  { tls }: { tls?: { key: string | Buffer; cert: string } } = {},
) {
  const answers = [...script]
  const requests: RecordedRequest[] = []
  const sockets = new Set<Socket>()

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers, socket } = incoming
    const request = { method, path: url, headers, body: await text(incoming), port: socket.remotePort ?? 0 }
    requests.push(request)
    const answer = answers.shift() ?? reply(418)
    answer(response, request)
  }
  const server = tls ? createTlsServer(tls, handle) : createServer(handle)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)

  return {
    requests,
    connections: () => sockets.size,
    tokensUrl: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${port}${PATH}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.')
  return address.port
}

export function reply(
  status: number,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Answer {
  return (response) => response.writeHead(status, headers).end(body)
}

export const ok = (body: string | Buffer): Answer => reply(200, { 'Content-Type': 'application/json' }, body)

export const hang: Answer = () => {}

export function late(body: string, ms: number): Answer {
  return (response) => {
    const timer = setTimeout(() => response.end(body), ms)
    response.on('close', () => clearTimeout(timer))
  }
}

export const drip: Answer = (response) => {
  response.writeHead(200, { 'Content-Length': '5000' })
  const timer = setInterval(() => response.write('a'), 20)
  response.on('close', () => clearInterval(timer))
}

export const headersThenStall: Answer = (response) => {
  response.writeHead(200, { 'Content-Length': '500' }).flushHeaders()
}

export const hangUp: Answer = (response) => void response.socket?.end()

export const resetBeforeAnswer: Answer = (response) => void response.socket?.resetAndDestroy()

export const resetWithinBody: Answer = (response) => {
  response.writeHead(200, { 'Content-Length': '5000' })
  response.write('"abc', () => response.socket?.resetAndDestroy())
}

export const brokenChunks: Answer = (response) =>
  void response.socket?.end(rawHead('Transfer-Encoding: chunked') + 'zz\r\nabc\r\n')

export const notHttp: Answer = (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n')

export const switchingProtocols: Answer = (response) =>
  void response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')

/** Early hints first, as some gateways send them. */
export function withEarlyHints(answer: Answer): Answer {
  return (response, request) => {
    response.writeProcessing()
    answer(response, request)
  }
}

export function endless(sent: { bytes: number }): Answer {
  const chunk = Buffer.alloc(65_536, 'a')
  return (response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && sent.bytes < 50_000_000) {
        sent.bytes += chunk.length
        if (!response.write(chunk)) return
      }
      response.end()
    }
    response.on('drain', more)
    more()
  }
}

export const gzipBomb: Answer = reply(
  200,
  { 'Content-Encoding': 'gzip' },
  gzipSync(Buffer.alloc(50_000_000, 'a')),
)

function rawHead(header: string): string {
  return `HTTP/1.1 200 OK\r\n${header}\r\n\r\n`
}
