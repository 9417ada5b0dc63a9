import type { Prisma } from '@/prisma/generated/client'
import { isAddressOf, type Person } from './find-person'

/**
 * Takes a person's address and name out of invites; gives how many. An invite that was for this address alone is closed,
 * because without it the link would let anybody in.
 */
export async function eraseFromInvites(tx: Prisma.TransactionClient, person: Person): Promise<number> {
  await tx.$executeRaw`
    delete from invite_imports where position(${person.email.address} in lower(text)) > 0`
  const bound = await tx.invite.findMany({
    where: { OR: [{ emails: { isEmpty: false } }, { recipientEmail: { not: null } }] },
    select: {
      id: true,
      emails: true,
      domains: true,
      recipientEmail: true,
      revokedAt: true,
      expiresAt: true,
    },
  })
  let changed = 0
  for (const { id, emails, domains, recipientEmail, revokedAt } of bound) {
    const others = emails.filter((address) => !isAddressOf(person, address))
    const isGreeted = isAddressOf(person, recipientEmail)
    if (others.length === emails.length && !isGreeted) continue
    changed += 1
    const isForNobodyElse = others.length < emails.length && others.length + domains.length === 0
    await tx.invite.update({
      where: { id },
      data: {
        emails: others,
        ...(isGreeted && { recipientEmail: null, recipientFirstName: null, recipientLastName: null }),
        // What it is called is often the name of whom it is for.
        ...(isForNobodyElse && {
          label: 'Erased person',
          opportunity: null,
          recipientEmail: null,
          recipientFirstName: null,
          recipientLastName: null,
          revokedAt: revokedAt ?? new Date(),
        }),
      },
    })
  }
  return changed
}
