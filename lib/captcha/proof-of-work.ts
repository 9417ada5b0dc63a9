import { createHash, randomInt } from 'node:crypto'
import { createChallenge as createAltchaChallenge, verifySolution } from 'altcha-lib'
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { deriveKey } from '../secrets'

const algorithm = 'PBKDF2/SHA-256'
const cost = 1_000
const counters = { min: 1_000, max: 4_000 }
const lifetimeMs = 10 * 60_000

export type CaptchaVerdict =
  | { kind: 'solved'; id: string; expiresAt: Date }
  | { kind: 'refused'; reason: 'captcha-invalid' | 'captcha-expired' }

const hex = z.string().regex(/^[0-9a-f]+$/)

/** Exactly what the widget posts; anything that a challenge of ours would not have is refused before the library sees it (C3). */
const Payload = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(algorithm),
      cost: z.literal(cost),
      expiresAt: z.int().positive(),
      keyLength: z.literal(32),
      keyPrefix: hex.length(32),
      nonce: hex.length(32),
      salt: hex.length(32),
    }),
    signature: hex.length(64),
  }),
  solution: z.strictObject({
    counter: z.int().min(counters.min).max(counters.max),
    derivedKey: hex.length(64),
    time: z.number().optional(),
  }),
})

/** An ALTCHA v2 challenge that a browser solves by proof of work; valid for ten minutes. */
export async function createChallenge(now: Date) {
  return createAltchaChallenge({
    algorithm,
    cost,
    counter: randomInt(counters.min, counters.max + 1),
    deriveKey: pbkdf2,
    expiresAt: new Date(now.getTime() + lifetimeMs),
    hmacSignatureSecret: signatureSecret(),
  })
}

/**
 * Judges a posted solution (base64 JSON, as the widget sends it). A solved captcha has an id which admission spends;
 * this function alone does not stop a replay (C1).
 */
export async function verifyCaptcha(posted: string, now: Date): Promise<CaptchaVerdict> {
  const payload = parsePayload(posted)
  if (!payload) return { kind: 'refused', reason: 'captcha-invalid' }
  const expiresAt = new Date(payload.challenge.parameters.expiresAt * 1_000)
  if (expiresAt <= now) return { kind: 'refused', reason: 'captcha-expired' }
  // Without a key signature the library derives the key again, so that every field of the solution counts.
  const { verified } = await verifySolution({
    ...payload,
    deriveKey: pbkdf2,
    hmacSignatureSecret: signatureSecret(),
  })
  if (!verified) return { kind: 'refused', reason: 'captcha-invalid' }
  const id = createHash('sha256').update(payload.challenge.signature).digest('hex')
  return { kind: 'solved', id, expiresAt }
}

function parsePayload(posted: string) {
  if (posted.length > 4_096) return null
  try {
    return Payload.parse(JSON.parse(Buffer.from(posted, 'base64').toString('utf8')))
  } catch {
    return null
  }
}

function signatureSecret(): string {
  return deriveKey('captcha').toString('hex')
}
