import type { IncomingMessage, ServerResponse } from 'node:http'

type Refusal = { status: number; text: string; headers?: Record<string, string> }

const lingerMs = 5_000
const lingerBytes = 16_777_216

/**
 * Answers in plain text and closes. The answer goes out at once, but the connection stays open while the client still
 * sends (for a while): closing under unread bytes resets it, and the client would never see why it was refused.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text, headers }: Refusal,
): void {
  const body = `${text}\n`
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...headers,
  })
  response.write(request.method === 'HEAD' ? '' : body)
  drain(request, () => response.end())
}

function drain(request: IncomingMessage, done: () => void): void {
  if (request.readableEnded || request.destroyed) return done()
  let unread = lingerBytes
  const timer = setTimeout(finish, lingerMs)
  function finish() {
    clearTimeout(timer)
    done()
  }
  request.on('data', (chunk: Buffer) => {
    unread -= chunk.length
    if (unread < 0) finish()
  })
  request.once('end', finish)
  request.once('close', finish)
  request.resume()
}
