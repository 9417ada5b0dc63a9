import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, Payload } from 'altcha-lib/types'

/** Does the work that a browser's worker does. */
export async function solveForTest(challenge: Challenge): Promise<Payload> {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('the challenge could not be solved')
  return { challenge, solution }
}

/** As the widget posts it. */
export function encodeSolution(payload: Payload): string {
  return Buffer.from(JSON.stringify(payload)).toString('base64')
}
