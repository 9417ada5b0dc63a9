import type { Prisma } from '@/prisma/generated/client'
import { canMail } from '../mail/can-mail'
import { newsKey, ownMail } from '../mail/own-mail'

const kind = 'webhook-disabled'

/** Mails every administrator that an endpoint was disabled, in the transaction that disables it. */
export async function tellAdmins(tx: Prisma.TransactionClient, endpoint: string): Promise<void> {
  if (!canMail()) return
  const admins = await tx.staff.findMany({
    where: { role: 'admin', deactivatedAt: null },
    select: { id: true, email: true },
    orderBy: { id: 'asc' },
  })
  for (const { id, email } of admins) {
    const key = newsKey(kind, email)
    if (key === null) continue
    const mail = JSON.stringify({ ...ownMail(), kind, recipient_key: key, facts: { staff: id, endpoint } })
    await tx.$executeRaw`select queue_mail(${mail}::jsonb)`
  }
}
