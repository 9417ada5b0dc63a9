import { STATUS_CODES } from 'node:http'

/** A whole response as text, for connections on which Node made no request of what was sent. */
export function rawResponse(status: number, headers: Record<string, string>): string {
  const reason = STATUS_CODES[status] ?? 'Refused'
  const body = `${reason}\n`
  const lines = Object.entries({
    ...headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n')
}

/** What a failed parse is answered with; null when the connection itself is gone. */
export function statusOfClientError(code: string | undefined): number | null {
  if (code === 'ECONNRESET' || code === 'EPIPE') return null
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}
