import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { deriveKey, findSigned, sign } from '../secrets'

/** Which code: a verification may get a second one when the first is used up or too old. */
export type Issue = { verification: string; issue: number }

const LinkKey = z.strictObject({ verification: z.uuid(), issue: z.int() })

/**
 * The six digits of an issue. They are derived and never stored, so that no copy of the database gives them away (E15);
 * even a hash of six digits would.
 */
export function codeOf({ verification, issue }: Issue): string {
  const mac = createHmac('sha256', deriveKey('verification-code')).update(`${verification}.${issue}`).digest()
  return String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** What a person typed, without the spaces and hyphens that codes are copied with; null when it is no six digits. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  return /^[0-9]{6}$/.test(digits) ? digits : null
}

/** In constant time (E13). */
export function isCodeOf(issue: Issue, code: string): boolean {
  const expected = Buffer.from(codeOf(issue))
  const given = Buffer.from(code)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What the link in the mail carries: the issue, signed with 256 bits. */
export function linkKeyOf(issue: Issue): string {
  return sign(JSON.stringify(issue), 'verification-link')
}

/** Null for anything that this portal did not write. */
export function readLinkKey(key: string): Issue | null {
  if (key.length > 500) return null
  const text = findSigned(key, 'verification-link')
  const parsed = text === null ? null : LinkKey.safeParse(JSON.parse(text))
  return parsed?.success ? parsed.data : null
}
