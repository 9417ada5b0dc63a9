import { db } from '../db'
import { startVerification, type Asker } from '../verification/start-verification'
import type { SignupOutcome } from './signup-outcome'

type ProofWanted = Extract<SignupOutcome, { kind: 'verify' }>

/** Mails a code to the address of an unverified signup, once however often it is asked. */
export async function askForProof(signupId: string, asker: Asker): Promise<ProofWanted> {
  const { handle, emailKey } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: { handle: true, emailKey: true },
  })
  const verification = await startVerification({
    signupId,
    purpose: 'signup',
    recipientKey: emailKey,
    decoy: false,
    asker,
  })
  return { kind: 'verify', handle, verification }
}
