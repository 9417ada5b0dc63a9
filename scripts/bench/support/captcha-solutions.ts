import { createChallenge as createAltchaChallenge, solveChallenge } from 'altcha-lib'
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/pbkdf2'
import { createChallenge } from '@/lib/captcha/proof-of-work'
import { encodeSolution } from '@/lib/captcha/test-support/solve'
import { deriveKey } from '@/lib/secrets'

/** The least that the portal accepts. */
const counter = 1_000

/**
 * A solved challenge of the portal, as the widget posts it. A browser searches for the counter for a second; thousands
 * are needed here, so each challenge is made with a counter that is known. To the portal the solution is like any other.
 */
export async function createCaptchaSolution(): Promise<string> {
  const now = new Date()
  const { algorithm, cost, expiresAt } = (await createChallenge(now)).parameters
  const hmacSignatureSecret = deriveKey('captcha').toString('hex')
  const challenge = await createAltchaChallenge({
    ...{ algorithm, cost, counter, expiresAt, hmacSignatureSecret },
    deriveKey: pbkdf2,
  })
  const solution = await solveChallenge({ challenge, deriveKey: pbkdf2, counterStart: counter })
  if (solution?.counter !== counter) throw new Error('the captcha was not solved at once')
  return encodeSolution({ challenge, solution })
}
