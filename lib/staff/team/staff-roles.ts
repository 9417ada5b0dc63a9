import type { Prisma } from '@/prisma/generated/client'

/** Changes of roles and of who may come in go one at a time, so that the last two administrators cannot remove each other. */
export async function lockStaffRoles(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('staff roles'))`
}

/** Whether nobody could manage this portal without this person; the people of a demo count among themselves. */
export async function isLastAdmin(
  tx: Prisma.TransactionClient,
  { id, role, demo, deactivatedAt }: { id: string; role: string; demo: boolean; deactivatedAt: Date | null },
): Promise<boolean> {
  if (role !== 'admin' || deactivatedAt !== null) return false
  const others = { role: 'admin', deactivatedAt: null, demo, id: { not: id } } as const
  return (await tx.staff.count({ where: others })) === 0
}
