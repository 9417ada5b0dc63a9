import type { IncomingMessage } from 'node:http'
import { decodeTouch, encodeTouch, readTouch, type Touch } from '../signups/campaign-touch'

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>
type Own = { publicUrl: URL }

const NINETY_DAYS_SECONDS = 90 * 24 * 60 * 60

/**
 * The Set-Cookie value that remembers how somebody first came to a public page; null when there is nothing to
 * remember, when it is remembered already, or when the person asked not to be followed (Sec-GPC).
 */
export function firstTouchCookie(request: Request, own: Own): string | null {
  const { method, headers } = request
  const { path, query } = splitTarget(request.url ?? '')
  if (method !== 'GET' || !isLandingPage(path) || isPrefetch(headers)) return null
  if (headers['sec-gpc'] === '1' || findFirstTouch(headers.cookie, own) !== null) return null

  const touch = readTouch(query, headers.referer ?? null, own)
  if (touch === null) return null
  const secure = isHttps(own) ? '; Secure' : ''
  const cookie = `${firstTouchCookieName(own)}=${encodeTouch(touch)}`
  return `${cookie}; Path=/; Max-Age=${NINETY_DAYS_SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** The first touch that a Cookie header carries, or null. */
export function findFirstTouch(cookieHeader: string | undefined, own: Own): Touch | null {
  const prefix = `${firstTouchCookieName(own)}=`
  const pair = cookieHeader?.split(/; */).find((candidate) => candidate.startsWith(prefix))
  return pair === undefined ? null : decodeTouch(pair.slice(prefix.length))
}

function firstTouchCookieName(own: Own): string {
  return isHttps(own) ? '__Host-portal-first-touch' : 'portal-first-touch'
}

function isHttps({ publicUrl }: Own): boolean {
  return publicUrl.protocol === 'https:'
}

/** By hand: a request target such as `//evil.example/try/x` is no URL relative to ours. */
function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const [path = '', ...rest] = target.split('?')
  return { path, query: new URLSearchParams(rest.join('?')) }
}

function isLandingPage(path: string): boolean {
  return path === '/' || /^\/(?:try|i)\/./.test(path)
}

/** A page that the browser or Next fetched on its own was not visited yet. */
function isPrefetch(headers: Request['headers']): boolean {
  const purpose = [headers['sec-purpose'], headers['purpose'], headers['x-moz']].flat().join(',')
  return purpose.includes('prefetch') || 'next-router-prefetch' in headers
}
