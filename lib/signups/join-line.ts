import { db } from '../db'
import type { SettledOutcome } from './signup-outcome'

/** Where a signup that waits in line is shown. */
export async function joinLine(signupId: string): Promise<Extract<SettledOutcome, { kind: 'waiting' }>> {
  const { handle } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: { handle: true },
  })
  return { kind: 'waiting', handle, key: null }
}
