import { findVerification } from '../verification/find-verification'
import { sendCodeAgain } from '../verification/start-verification'

/** For the browser that asked, and for whoever knows the page of a signup that waits. */
export async function resendCode(
  handle: string,
  waitsFor: string[],
  address: string,
): Promise<'unknown' | 'sent' | 'wait' | 'enough' | 'proved'> {
  const found = await findVerification(handle, waitsFor)
  if (!found) return 'unknown'
  return sendCodeAgain(found.id, { recipientKey: found.signup.emailKey, address })
}
