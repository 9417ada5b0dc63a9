import type { IncomingMessage } from 'node:http'
import { isLoopbackHost, judgeHost } from './host'
import { isOriginAllowed, originExemptions } from './origin'
import { isProbePath } from './page-area'
import { parseRequestTarget } from './request-target'

export type Verdict =
  | { kind: 'accepted'; path: string }
  | { kind: 'refused'; path: string; status: number; text: string; headers?: Record<string, string> }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>
type Context = { publicUrl: URL; sender: 'client' | 'ourselves' }

/** Everything that can be said about a request before its body is read. */
export function judgeHttpRequest(request: Request, { publicUrl, sender }: Context): Verdict {
  const target = parseRequestTarget(request.url ?? '')
  const path = target.kind === 'ok' ? target.path : '/'
  const refused = (status: number, text: string, headers?: Record<string, string>): Verdict => ({
    kind: 'refused',
    path,
    status,
    text,
    headers,
  })

  const host = judgeHost(request.rawHeaders, publicUrl)
  if (host === 'malformed') return refused(400, 'The Host header is missing, repeated or malformed.')
  if (!isPlainTransfer(request.headers)) return refused(400, 'This transfer encoding is not offered.')
  if (target.kind === 'malformed') return refused(400, 'The request target is malformed.')
  if (host === 'other' && sender === 'client' && !isProbePath(path))
    return refused(421, otherHostText(publicUrl))

  const method = request.method ?? ''
  if (!methods.includes(method))
    return refused(405, 'This method is not offered.', { Allow: methods.join(', ') })
  if (target.kind === 'closed') return refused(404, 'Not found.')

  const { origin, 'sec-fetch-site': fetchSite } = request.headers
  const policy = { publicOrigin: publicUrl.origin, exempt: originExemptions }
  if (
    !isOriginAllowed({ method, path, origin, fetchSite: [fetchSite].flat().join(', ') || undefined }, policy)
  ) {
    return refused(403, 'This request did not come from a page of this portal.')
  }
  return { kind: 'accepted', path }
}

// Node also takes `x, chunked`, which a proxy before us may read in another way (N8).
function isPlainTransfer(headers: IncomingMessage['headers']): boolean {
  return (headers['transfer-encoding'] ?? 'chunked').toLowerCase() === 'chunked'
}

// On one's own machine the address is no secret, and 127.0.0.1 is easily typed for localhost.
function otherHostText(publicUrl: URL): string {
  const hint = isLoopbackHost(publicUrl.hostname) ? ` Open ${publicUrl.origin} instead.` : ' See PUBLIC_URL.'
  return `The portal does not answer for this host.${hint}`
}
