import type { Prisma } from '@/prisma/generated/client'

/** Uses a link up in the transaction that does what it is for; false when somebody else was quicker. */
export async function claimLink(
  tx: Prisma.TransactionClient,
  { id, purpose }: { id: string; purpose: 'first-admin' | 'password' },
): Promise<boolean> {
  const used = await tx.$queryRaw<{ id: string }[]>`select id from use_staff_link(${id}::uuid, ${purpose})`
  return used.length > 0
}
