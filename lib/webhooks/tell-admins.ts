import type { Prisma } from '@/prisma/generated/client'
import { canonicaliseEmail } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { canMail } from '../mail/can-mail'
import { ownMail } from '../mail/own-mail'

/** Mails every administrator that an endpoint was disabled, in the transaction that disables it. */
export async function tellAdmins(tx: Prisma.TransactionClient, endpoint: string): Promise<void> {
  if (!canMail()) return
  const admins = await tx.staff.findMany({
    where: { role: 'admin', deactivatedAt: null },
    select: { id: true, email: true },
    orderBy: { id: 'asc' },
  })
  for (const { id, email } of admins) {
    const address = canonicaliseEmail(email)
    if (address.kind === 'invalid') continue
    const mail = JSON.stringify({
      ...ownMail(),
      kind: 'webhook-disabled',
      // Not the key of the address itself: these mails use up none of what it may be sent besides.
      recipient_key: `webhook-disabled ${emailKey(address.email.identity, requireEnv('quotaKey'))}`,
      facts: { staff: id, endpoint },
    })
    await tx.$executeRaw`select queue_mail(${mail}::jsonb)`
  }
}
