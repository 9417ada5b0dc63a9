import type { Prisma } from '@/prisma/generated/client'
import { db } from '../db'

/** Ends one session, for good; its cookie opens nothing any more. */
export async function endSession(session: string): Promise<void> {
  await db().staffSession.updateMany({ where: { id: session, endedAt: null }, data: { endedAt: new Date() } })
}

/** Ends all sessions of a person, but for one if it is named, and voids their links, as after a new password. */
export async function endSessionsOf(
  tx: Prisma.TransactionClient,
  staff: string,
  { except }: { except?: string } = {},
): Promise<void> {
  const now = new Date()
  await tx.staffSession.updateMany({
    where: { staffId: staff, endedAt: null, ...(except !== undefined && { id: { not: except } }) },
    data: { endedAt: now },
  })
  await tx.staffLink.updateMany({ where: { staffId: staff, usedAt: null }, data: { usedAt: now } })
}
