import type { IncomingHttpHeaders } from 'node:http'
import { portOf } from './host'

type Context = {
  publicUrl: URL
  peer: string
  /** Path and query as they were asked for: a server action learns them from nowhere else. */
  target: string
  requestId: string
  /** The policy of the response: Next takes the nonce for its scripts from this request header. */
  policy: string
  /** Known to this process only, see `isOwnRequest`. */
  selfKey: string
}

const reservedPrefixes = [
  'x-portal-',
  'x-middleware-',
  'x-nextjs-',
  'x-next-',
  'x-invoke-',
  'x-prerender-',
  'x-now-',
  'x-vercel-',
  'x-forwarded-',
  'proxy-',
]
const reservedNames = [
  ...['forwarded', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip', 'fastly-client-ip'],
  ...['content-security-policy', 'content-security-policy-report-only', 'x-nonce', 'x-matched-path'],
  ...['x-action-forwarded', 'next-resume', 'x-http-method-override', 'x-original-url', 'x-rewrite-url'],
]
const hopByHopNames = [
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'transfer-encoding',
  'content-length',
]
// lib/web judges x-forwarded-for against the peer; the other two only name a render to Next's development client.
const keptNames = ['x-forwarded-for', 'x-nextjs-request-id', 'x-nextjs-html-request-id']

/** The headers Next gets: what clients may say, then what only this server knows. */
export function headersForNext(headers: IncomingHttpHeaders, context: Context): IncomingHttpHeaders {
  const own = isOwnRequest(headers, context)
  const kept = Object.entries(headers).filter(
    ([name]) => !hopByHopNames.includes(name) && (own || !isReserved(name)),
  )
  return {
    ...Object.fromEntries(kept),
    host: context.publicUrl.host,
    'x-forwarded-host': context.publicUrl.host,
    'x-forwarded-port': portOf(context.publicUrl),
    'x-forwarded-proto': context.publicUrl.protocol.slice(0, -1),
    'x-portal-peer': (own && single(headers['x-portal-peer'])) || context.peer,
    // What the client asked by: probes answer for other hosts than ours.
    'x-portal-host': headers.host ?? '',
    'x-portal-target': context.target,
    'x-portal-request-id': context.requestId,
    'x-portal-self': context.selfKey,
    'content-security-policy': context.policy,
  }
}

/**
 * When an action redirects within the portal, Next fetches the target from this server over loopback, with the headers
 * of the first request but another Host. The key shows that; the peer in those headers is still the client's address.
 */
export function isOwnRequest(
  headers: IncomingHttpHeaders,
  { peer, selfKey }: Pick<Context, 'peer' | 'selfKey'>,
): boolean {
  return headers['x-portal-self'] === selfKey && /^(127\.|::1$)/.test(peer)
}

function isReserved(name: string): boolean {
  if (keptNames.includes(name)) return false
  return reservedNames.includes(name) || reservedPrefixes.some((prefix) => name.startsWith(prefix))
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A socket's address as one spelling: IPv4 in IPv6 becomes IPv4, a zone goes. */
export function peerAddress(remoteAddress: string | undefined): string {
  return (remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}
