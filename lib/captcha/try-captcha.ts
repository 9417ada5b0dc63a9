import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { createChallenge, verifyCaptcha } from './proof-of-work'

export type TriedCaptcha = { kind: 'solved' | 'unsolved' | 'not-accepted'; ms: number }

/** Makes a challenge, solves it as a browser would, and judges the solution. Nothing is spent. */
export async function tryCaptcha(): Promise<TriedCaptcha> {
  const startedAt = performance.now()
  const challenge = await createChallenge(new Date())
  const solution = await solveChallenge({ challenge, deriveKey })
  const ms = Math.round(performance.now() - startedAt)
  if (!solution) return { kind: 'unsolved', ms }
  const posted = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
  const verdict = await verifyCaptcha(posted, new Date())
  return { kind: verdict.kind === 'solved' ? 'solved' : 'not-accepted', ms }
}
