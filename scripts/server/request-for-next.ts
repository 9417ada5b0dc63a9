import { IncomingMessage, type IncomingHttpHeaders } from 'node:http'

type Parts = { headers: IncomingHttpHeaders; body: Buffer }

/** The request as Next is to see it: our headers, the body already read. Nothing of the original can reach the app. */
export function requestForNext(original: IncomingMessage, { headers, body }: Parts): IncomingMessage {
  const request = new IncomingMessage(original.socket)
  request.method = original.method
  request.url = original.url
  request.httpVersion = original.httpVersion
  request.httpVersionMajor = original.httpVersionMajor
  request.httpVersionMinor = original.httpVersionMinor
  request.headers = body.length > 0 ? { ...headers, 'content-length': String(body.length) } : headers
  request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, one]),
  )
  request.complete = true
  if (body.length > 0) request.push(body)
  request.push(null)
  return request
}
