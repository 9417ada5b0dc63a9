import { type IncomingMessage, request as httpRequest } from 'node:http'
import type { Socket } from 'node:net'
import { errorCode } from '@/lib/frame/error-code'
import { openConnection } from '@/lib/frame/open-connection'
import { parseHttpDate, parseRetryAfter } from '@/lib/frame/reply-headers'
import { readCapped } from '@/lib/read-capped'

export type FrameCall = {
  method: 'GET' | 'POST' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: string
  timeoutMs: number
  /** 64 kB unless told otherwise. */
  maxReplyBytes?: number
}

/** `text` is null when it is compressed or too long. */
export type FrameReply =
  | {
      kind: 'reply'
      status: number
      contentType: string | null
      date: Date | null
      retryAfterSeconds: number | null
      text: string | null
    }
  | { kind: 'no-reply'; problem: string }

const MAX_REPLY_BYTES = 65_536

/** One call that mints nothing: whatever comes back is told, so any status is read and no redirect is followed. */
export async function callFrame(call: FrameCall): Promise<FrameReply> {
  const target = new URL(call.url)
  const signal = AbortSignal.timeout(call.timeoutMs)
  const opened = await openConnection(target, { connectMs: call.timeoutMs, signal })
  if (opened.kind === 'not-sent') return { kind: 'no-reply', problem: opened.problem }
  try {
    const response = await send(opened.socket, { ...call, target, signal })
    const date = parseHttpDate(response.headers.date)
    return {
      kind: 'reply',
      status: response.statusCode ?? 0,
      contentType: mediaType(response.headers['content-type']),
      date,
      retryAfterSeconds: parseRetryAfter(response.headers['retry-after'], date ?? new Date()),
      text: await textOf(response, call.maxReplyBytes ?? MAX_REPLY_BYTES),
    }
  } catch (error) {
    const what = signal.aborted
      ? 'did not finish its answer in time'
      : `broke the connection (${errorCode(error)})`
    return { kind: 'no-reply', problem: `${target.host} ${what}.` }
  } finally {
    opened.socket.destroy()
  }
}

type Sending = FrameCall & { target: URL; signal: AbortSignal }

function send(socket: Socket, { target, method, headers, body, signal }: Sending): Promise<IncomingMessage> {
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
    request.on('error', reject)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    request.end(body)
  })
}

async function textOf(response: IncomingMessage, maxBytes: number): Promise<string | null> {
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity') return null
  return readCapped(response, maxBytes)
}

/** Without its parameters, and only if it looks like one: it is printed. */
function mediaType(header: string | undefined): string | null {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(type) ? type : null
}
