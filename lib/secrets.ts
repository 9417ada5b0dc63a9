import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { requireEnv } from './env'

/** What AUTH_SECRET is used for; each purpose has a key of its own (HKDF, RFC 5869). */
export type KeyPurpose =
  | 'browser-cookie'
  | 'request-id'
  | 'captcha'
  | 'verification-code'
  | 'verification-link'
  | 'waiting-cookie'
  | 'offer-link'
  | 'staff-session'
  | 'staff-link'
  | 'invite-wish'

/** Which stored value a ciphertext belongs to; it cannot be decrypted as any other. */
export type SealContext =
  | `connection:${string}:client-secret`
  | `connection:${string}:next-client-secret`
  | `signup:${string}:sat`
  | `webhook:${string}:secret`
  | `webhook:${string}:previous-secret`
  | `invite:${string}:code`

/** 32 bytes derived from AUTH_SECRET for one purpose. */
export function deriveKey(purpose: KeyPurpose): Buffer {
  return derived(requireEnv('authSecret'), purpose)
}

/** A text with its HMAC-SHA256, both base64url, joined by a dot. */
export function sign(payload: string, purpose: KeyPurpose): string {
  const body = Buffer.from(payload, 'utf8').toString('base64url')
  return `${body}.${macOf(body, purpose).toString('base64url')}`
}

/** The text that `sign` was given, or null for anything else. */
export function findSigned(signed: string, purpose: KeyPurpose): string | null {
  const [body, mac, ...rest] = signed.split('.')
  if (!body || !mac || rest.length > 0) return null
  const given = Buffer.from(mac, 'base64url')
  const expected = macOf(body, purpose)
  // The decoder is lenient; only the one spelling that we write is accepted.
  if (given.toString('base64url') !== mac || given.length !== expected.length) return null
  return timingSafeEqual(given, expected) ? Buffer.from(body, 'base64url').toString('utf8') : null
}

/** AES-256-GCM under ENCRYPTION_KEY: `v1.<iv>.<tag>.<ciphertext>`, bound to its context. */
export function seal(plain: string, context: SealContext): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(), iv).setAAD(Buffer.from(context))
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join('.')
}

/** Throws when the text was not sealed for this context under this ENCRYPTION_KEY. */
export function unseal(sealed: string, context: SealContext): string {
  const [version, iv, tag, ciphertext] = sealed.split('.')
  if (version !== 'v1' || !iv || !tag || ciphertext === undefined)
    throw new Error(`${context} is not a sealed text`)
  const decipher = createDecipheriv('aes-256-gcm', encryptionKey(), Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'))
  try {
    return decipher.update(ciphertext, 'base64url', 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new Error(`${context} cannot be decrypted; was ENCRYPTION_KEY changed?`, { cause })
  }
}

function macOf(body: string, purpose: KeyPurpose): Buffer {
  return createHmac('sha256', deriveKey(purpose)).update(body).digest()
}

function encryptionKey(): Buffer {
  return derived(requireEnv('encryptionKey'), 'encryption')
}

const derivedKeys = new Map<string, Buffer>()

/** Once for each secret and purpose: a signup needs such keys a dozen times. */
function derived(secret: string, purpose: KeyPurpose | 'encryption'): Buffer {
  const name = `${purpose} ${secret}`
  const known = derivedKeys.get(name)
  if (known) return known
  const made = Buffer.from(hkdfSync('sha256', secret, 'frame-trial-portal', purpose, 32))
  derivedKeys.set(name, made)
  return made
}
