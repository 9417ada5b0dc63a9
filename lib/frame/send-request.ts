import { type IncomingMessage, request as httpRequest } from 'node:http'
import type { Socket } from 'node:net'
import { readCapped } from '@/lib/read-capped'

export type SentRequest = {
  target: URL
  method: 'GET' | 'POST' | 'DELETE'
  headers: Record<string, string>
  /** JSON. */
  body?: string
  signal: AbortSignal
}

/** One request over a connection of its own, up to the head of the reply. Redirects are replies like any other. */
export function sendRequest(
  socket: Socket,
  { target, method, headers, body, signal }: SentRequest,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const content =
      body === undefined
        ? {}
        : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
    const request = httpRequest({
      createConnection: () => socket,
      method,
      path: target.pathname + target.search,
      headers: {
        ...headers,
        ...content,
        Host: target.host,
        'Accept-Encoding': 'identity',
        Connection: 'close',
      },
      signal,
    })
    request.on('response', resolve)
    request.on('upgrade', resolve) // without a listener node:http would wait for ever
    request.on('error', reject) // stays, for faults within the body, which end the reading of it as well
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    request.end(body)
  })
}

/** The body of a reply; null when it is longer or not plain, because nothing is decompressed. */
export async function textOf(response: IncomingMessage, maxBytes: number): Promise<string | null> {
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity') return null
  return readCapped(response, maxBytes)
}
