import type { IncomingMessage } from 'node:http'

export type Body = { kind: 'complete'; bytes: Buffer } | { kind: 'too-large' } | { kind: 'aborted' }

/** Whether the headers already say that the body will be too large. */
export function announcesTooMuch({ headers }: Pick<IncomingMessage, 'headers'>, maxBytes: number): boolean {
  return Number(headers['content-length'] ?? 0) > maxBytes
}

/**
 * Reads a request's whole body before anybody works on it, so that a slow or endless one costs memory for `maxBytes`
 * and nothing else. A body that is too large is left unread from there on.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (body: Body) => {
      request.off('data', take)
      resolve(body)
    }
    const take = (chunk: Buffer) => {
      size += chunk.length
      chunks.push(chunk)
      if (size > maxBytes) settle({ kind: 'too-large' })
    }
    request.on('data', take)
    request.once('end', () => settle({ kind: 'complete', bytes: Buffer.concat(chunks) }))
    request.once('close', () => settle({ kind: 'aborted' }))
    request.once('error', () => settle({ kind: 'aborted' }))
  })
}
