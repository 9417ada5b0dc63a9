import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http'
import type { Socket } from 'node:net'
import { errorCode } from '@/lib/frame/error-code'
import { readCapped } from '@/lib/read-capped'

export type JsonPost = {
  target: URL
  headers: Record<string, string>
  body: string
  maxReplyBytes: number
  signal: AbortSignal
}

export type PostReply =
  | { kind: 'reply'; status: number; headers: IncomingHttpHeaders; text: string | null }
  | { kind: 'cut'; status: number | null; problem: string }

/**
 * One POST over a connection of its own. Redirects are replies like any other, so the signed headers go nowhere else.
 * `text` is null when the reply is not a success, or not plain text of at most `maxReplyBytes`: nothing is decompressed.
 */
export async function postJson(socket: Socket, post: JsonPost): Promise<PostReply> {
  let status: number | null = null
  try {
    const response = await send(socket, post)
    status = response.statusCode ?? 0
    return {
      kind: 'reply',
      status,
      headers: response.headers,
      text: await textOf(response, post.maxReplyBytes),
    }
  } catch (error) {
    return { kind: 'cut', status, problem: cutProblem(post.signal, error) }
  } finally {
    socket.destroy()
  }
}

function send(socket: Socket, { target, headers, body, signal }: JsonPost): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      createConnection: () => socket,
      method: 'POST',
      path: target.pathname + target.search,
      headers: {
        ...headers,
        Host: target.host,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Accept: 'application/json, text/plain',
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

async function textOf(response: IncomingMessage, maxBytes: number): Promise<string | null> {
  const isSuccess =
    response.statusCode !== undefined && response.statusCode >= 200 && response.statusCode < 300
  const isPlain = (response.headers['content-encoding'] ?? 'identity') === 'identity'
  if (!isSuccess || !isPlain) return null
  return readCapped(response, maxBytes)
}

function cutProblem(signal: AbortSignal, error: unknown): string {
  return signal.aborted
    ? 'Frame took the request and did not finish its answer in time.'
    : `Frame took the request and the connection broke before its answer was complete (${errorCode(error)}).`
}
