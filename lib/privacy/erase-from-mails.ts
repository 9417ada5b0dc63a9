import { z } from 'zod'
import type { Prisma } from '@/prisma/generated/client'
import { isAddressOf, type Person } from './find-person'

const Asker = z.object({ email: z.string() })

/** Drops wishes for a new invite that the person typed and that are not sent yet; later nothing is kept of them. */
export async function eraseFromMails(tx: Prisma.TransactionClient, person: Person): Promise<number> {
  const wishes = await tx.mail.findMany({
    where: { kind: 'invite-request', sentAt: null, NOT: { facts: { equals: {} } } },
    select: { id: true, facts: true },
  })
  const own = wishes.filter(({ facts }) => {
    const asker = Asker.safeParse(facts)
    return asker.success && isAddressOf(person, asker.data.email)
  })
  if (own.length === 0) return 0
  const ids = own.map(({ id }) => id)
  await tx.$executeRaw`
    select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs
    where payload ->> 'mailId' = any (${ids}) having count(*) > 0`
  return (await tx.mail.deleteMany({ where: { id: { in: ids } } })).count
}
