import { db } from '../db'
import type { BrowserCookie } from '../web/browser-cookie'
import { findTrial } from './find-trial'

/** Ends a running trial at its owner's wish; anybody else's wish changes nothing. */
export async function endTrial(handle: string, cookie: BrowserCookie | null): Promise<'ended' | 'not-yours'> {
  const trial = await findTrial(handle, cookie)
  if (trial.kind !== 'own') return 'not-yours'
  await db().$queryRaw`select end_trial(${trial.signup.id}::uuid)`
  return 'ended'
}
