import type { Prisma } from '@/prisma/generated/client'
import { forgetDemoHistory } from '../demo/write-history'

const key = 'demo'

/** What the marker row says: the emulator's origin while this is a demo, `left` once it is not any more. */
export async function findDemoMarker(tx: Prisma.TransactionClient): Promise<string | null> {
  const row = await tx.installation.findUnique({ where: { key } })
  return row?.value ?? null
}

export async function setDemoMarker(tx: Prisma.TransactionClient, value: string): Promise<void> {
  await tx.installation.upsert({
    where: { key },
    create: { key, value },
    update: { value, updatedAt: new Date() },
  })
}

/** A connection that is not the emulator ends demo mode for good. */
export async function leaveDemoUnlessEmulator(
  tx: Prisma.TransactionClient,
  changes: string[],
): Promise<void> {
  const marker = await findDemoMarker(tx)
  if (marker === null || marker === 'left') return
  const foreign = await tx.connection.count({ where: { apiUrl: { not: marker } } })
  if (foreign === 0) return
  await setDemoMarker(tx, 'left')
  await forgetDemoHistory(tx)
  changes.push('demo mode ended for good, and its invented past is gone: a connection is not the emulator')
}
