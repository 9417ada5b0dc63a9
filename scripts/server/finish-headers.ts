import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Exchange } from './exchange'
import { sealRedirect } from './seal-redirect'
import { securityHeaders } from './security-headers'

type Extras = {
  publicUrl: URL
  connection: 'keep' | 'close'
  firstTouchCookie: () => string | null
  languageCookie: () => string | null
}

/** The last word on status and headers, after Next has had its own. */
export function finishHeaders(exchange: Exchange, extras: Extras): void {
  const { request, response, path, policy } = exchange
  applyWishedStatus(exchange)
  const leaves = applyRedirect(exchange, extras.publicUrl)

  for (const name of ['X-Powered-By', 'Refresh']) response.removeHeader(name)
  const { statusCode: status } = response
  const headers = securityHeaders({ path, status, policy, leaves, protocol: extras.publicUrl.protocol })
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('X-Request-Id', exchange.current.id)
  if (extras.connection === 'close') response.setHeader('Connection', 'close')

  if (request.method !== 'GET' || !isDocument(response)) return
  const cookies = [extras.languageCookie(), status < 400 ? extras.firstTouchCookie() : null]
  for (const cookie of cookies) if (cookie !== null) response.appendHeader('Set-Cookie', cookie)
}

/** Only a document that Next answers with 200 takes the status; a script reads its action's outcome from the body. */
function applyWishedStatus({ request, response, current }: Exchange): void {
  if (
    current.wishedStatus === undefined ||
    response.statusCode !== 200 ||
    !isDocument(response) ||
    isByScript(request)
  )
    return
  response.statusCode = current.wishedStatus
}

function applyRedirect({ response, path }: Exchange, publicUrl: URL): 'leaves' | 'stays' {
  // Route handlers reach us as a list of one.
  const [location] = [response.getHeader('Location')].flat()
  if (location === undefined || response.statusCode < 300 || response.statusCode > 399) return 'stays'
  const sealed = sealRedirect({ path, status: response.statusCode, location: String(location) }, publicUrl)
  response.statusCode = sealed.status
  response.setHeader('Location', sealed.location)
  return sealed.leaves
}

function isDocument(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type') ?? '').startsWith('text/html')
}

function isByScript({ headers }: IncomingMessage): boolean {
  return 'next-action' in headers || 'rsc' in headers
}
