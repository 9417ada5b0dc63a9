import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { deriveKey } from '../secrets'

/** The row behind a staff cookie, and whose it is. */
export type SessionName = { staff: string; session: string }

const Claims = z.object({ sub: z.uuid(), session: z.uuid() })

/** After this long even a session in daily use asks for the password again. */
export const sessionMaxAgeSeconds = 7 * 24 * 3_600

/** What next-auth encrypts its cookies with. */
export function authSecret(): string {
  return deriveKey('staff-session').toString('base64url')
}

/** The cookie's value, as next-auth writes it. */
export function encodeSession({ staff, session }: SessionName): Promise<string> {
  return encode({ token: { sub: staff, session }, secret: authSecret(), maxAge: sessionMaxAgeSeconds })
}

/** Null for anything that this portal did not write, and for what is too old. The row decides whether it still counts. */
export async function decodeSession(value: string | undefined): Promise<SessionName | null> {
  if (!value || value.length > 2_000) return null
  try {
    const parsed = Claims.safeParse(await decode({ token: value, secret: authSecret() }))
    return parsed.success ? { staff: parsed.data.sub, session: parsed.data.session } : null
  } catch {
    return null
  }
}
