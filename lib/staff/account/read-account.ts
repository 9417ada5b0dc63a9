import { db } from '../../db'
import { openSessions, type OpenSession } from '../open-sessions'
import type { Authorised } from '../staff-person'

export type Account = { hasPassword: boolean; isDemo: boolean; sessions: OpenSession[] }

/** How somebody signs in, and where they are signed in now. */
export async function readAccount({ id }: Authorised<'area.enter'>): Promise<Account> {
  const [{ passwordHash, demo }, sessions] = await Promise.all([
    db().staff.findUniqueOrThrow({ where: { id }, select: { passwordHash: true, demo: true } }),
    openSessions(id),
  ])
  return { hasPassword: passwordHash !== null, isDemo: demo, sessions }
}
