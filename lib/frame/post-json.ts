import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { errorCode } from './error-code'
import { sendRequest, textOf } from './send-request'

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
 * One POST over a connection of its own. Redirects are not followed, so the signed headers go nowhere else.
 * `text` is null when the reply is not a success, or not plain text of at most `maxReplyBytes`: nothing is decompressed.
 */
export async function postJson(socket: Socket, post: JsonPost): Promise<PostReply> {
  let status: number | null = null
  try {
    const headers = { ...post.headers, Accept: 'application/json, text/plain' }
    const response = await sendRequest(socket, { ...post, method: 'POST', headers })
    status = response.statusCode ?? 0
    const isSuccess = status >= 200 && status < 300
    const text = isSuccess ? await textOf(response, post.maxReplyBytes) : null
    return { kind: 'reply', status, headers: response.headers, text }
  } catch (error) {
    return { kind: 'cut', status, problem: cutProblem(post.signal, error) }
  } finally {
    socket.destroy()
  }
}

function cutProblem(signal: AbortSignal, error: unknown): string {
  return signal.aborted
    ? 'Frame took the request and did not finish its answer in time.'
    : `Frame took the request and the connection broke before its answer was complete (${errorCode(error)}).`
}
