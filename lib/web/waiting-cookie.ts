import { cookies } from 'next/headers'
import { z } from 'zod'
import { env } from '../env'
import { findSigned, sign } from '../secrets'
import { isHttps } from './browser-cookie'

/** As long as a browser may wait for a mail and go on by itself. */
const maxAgeSeconds = 3_600
const atMost = 5
const Waiting = z.array(z.uuid()).max(atMost)

/** The verifications that this browser asked for, latest first; they let it go on once the address was proved. */
export async function readWaiting(): Promise<string[]> {
  const value = (await cookies()).get(waitingCookieName())?.value
  if (!value || value.length > 1_000) return []
  const text = findSigned(value, 'waiting-cookie')
  if (text === null) return []
  const parsed = Waiting.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : []
}

export async function addWaiting(verification: string): Promise<void> {
  const others = (await readWaiting()).filter((other) => other !== verification)
  const value = sign(JSON.stringify([verification, ...others].slice(0, atMost)), 'waiting-cookie')
  const jar = await cookies()
  jar.set(waitingCookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(env().publicUrl),
    path: '/',
    maxAge: maxAgeSeconds,
  })
}

function waitingCookieName(): string {
  return isHttps(env().publicUrl) ? '__Host-portal-waiting' : 'portal-waiting'
}
