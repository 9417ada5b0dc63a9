import { cookies } from 'next/headers'
import { env } from '../env'
import { isHttps } from '../web/browser-cookie'
import { encodeSession, sessionMaxAgeSeconds, type SessionName } from './session-token'

/** The `__Host-` prefix keeps other hosts of the same domain from setting it, but needs https. */
export function sessionCookieName(publicUrl = env().publicUrl): string {
  return isHttps(publicUrl) ? '__Host-portal-staff' : 'portal-staff'
}

/** Lax, because links in mails and the way back from an OIDC provider come from other sites; GETs change nothing. */
export function sessionCookieOptions(publicUrl = env().publicUrl) {
  return { httpOnly: true, sameSite: 'lax', secure: isHttps(publicUrl), path: '/' } as const
}

export async function readSessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName())?.value
}

export async function setSessionCookie(session: SessionName): Promise<void> {
  const jar = await cookies()
  const options = { ...sessionCookieOptions(), maxAge: sessionMaxAgeSeconds }
  jar.set(sessionCookieName(), await encodeSession(session), options)
}

export async function clearSessionCookie(): Promise<void> {
  const jar = await cookies()
  jar.set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 })
}
