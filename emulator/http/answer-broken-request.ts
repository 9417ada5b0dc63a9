import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Answers what never became a request: headers too large, too slow, or not HTTP at all. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const { status, code, message } = describe(error.code)
  const body = JSON.stringify({ error: { code, message } })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

function describe(errorCode: string | undefined): { status: number; code: string; message: string } {
  switch (errorCode) {
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, code: 'headers_too_large', message: 'The headers may have 16 kB at most.' }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'too_slow', message: 'The request took too long to arrive.' }
    default:
      return { status: 400, code: 'bad_request', message: 'This is not a valid HTTP request.' }
  }
}
