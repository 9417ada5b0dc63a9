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

/** Addresses of administrators who can sign in: they chose a password, or came in by the OIDC provider before. */
export async function findWorkingAdmins(tx: Prisma.TransactionClient): Promise<string[]> {
  const admins = await tx.staff.findMany({
    where: {
      role: 'admin',
      deactivatedAt: null,
      demo: false,
      OR: [{ passwordHash: { not: null } }, { sessions: { some: {} } }],
    },
    select: { email: true },
    orderBy: { email: 'asc' },
  })
  return admins.map(({ email }) => email)
}
