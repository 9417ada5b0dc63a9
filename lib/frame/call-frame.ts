import { errorCode } from '@/lib/frame/error-code'
import { openConnection } from '@/lib/frame/open-connection'
import { sendRequest, textOf, type SentRequest } from '@/lib/frame/send-request'
import { parseHttpDate, parseRetryAfter } from '@/lib/reply-headers'

export type FrameCall = Pick<SentRequest, 'method' | 'headers' | 'body'> & {
  url: string
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
    const response = await sendRequest(opened.socket, { ...call, target, signal })
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

/** Without its parameters, and only if it looks like one: it is printed. */
function mediaType(header: string | undefined): string | null {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(type) ? type : null
}
