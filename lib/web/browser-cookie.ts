import { z } from 'zod'
import { env } from '../env'
import { findSigned, sign } from '../secrets'

/** What the cookie says: which browser row, and how often it had been handed over when the cookie was made. */
export type BrowserCookie = z.infer<typeof BrowserCookie>

export const BrowserCookie = z.strictObject({ browser: z.uuid(), generation: z.int().positive() })

const maxAgeSeconds = 400 * 24 * 3_600

/** The `__Host-` prefix keeps other hosts of the same domain from setting it, but needs https. */
export function browserCookieName(publicUrl = env().publicUrl): string {
  return isHttps(publicUrl) ? '__Host-portal-browser' : 'portal-browser'
}

export function browserCookieOptions(publicUrl = env().publicUrl) {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(publicUrl),
    path: '/',
    maxAge: maxAgeSeconds,
  } as const
}

export function encodeBrowserCookie(cookie: BrowserCookie): string {
  return sign(JSON.stringify(cookie), 'browser-cookie')
}

/** Null for anything that this portal did not write; the row decides whether it still counts (R12). */
export function decodeBrowserCookie(value: string | undefined): BrowserCookie | null {
  if (!value || value.length > 500) return null
  const text = findSigned(value, 'browser-cookie')
  if (text === null) return null
  const parsed = BrowserCookie.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}

export function isHttps({ protocol }: URL): boolean {
  return protocol === 'https:'
}
