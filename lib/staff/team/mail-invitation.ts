import type { Prisma } from '@/prisma/generated/client'
import { canonicaliseEmail } from '../../email/canonicalise-email'
import { emailKey } from '../../email/email-key'
import { requireEnv } from '../../env'
import { canMail } from '../../mail/can-mail'
import { ownMail } from '../../mail/own-mail'
import { addPasswordLink, passwordLinkUrl } from '../password-link'

/** What went out. Without a mail server there is a link to hand on; `too-many`: nothing was mailed, an earlier link stays. */
export type Invitation = { kind: 'mailed' } | { kind: 'link'; link: string } | { kind: 'too-many' }

/** Makes the link by which somebody comes in for the first time, and mails it if this portal can. Earlier ones are void then. */
export async function mailInvitation(
  tx: Prisma.TransactionClient,
  { id, email, by }: { id: string; email: string; by: string },
): Promise<Invitation> {
  const link = await addPasswordLink(tx, id)
  if (canMail() && !(await queueMail(tx, { link, email, by }))) {
    await tx.staffLink.delete({ where: { id: link } })
    return { kind: 'too-many' }
  }
  const earlier = { staffId: id, usedAt: null, id: { not: link } }
  await tx.staffLink.updateMany({ where: earlier, data: { usedAt: new Date() } })
  return canMail() ? { kind: 'mailed' } : { kind: 'link', link: passwordLinkUrl(link) }
}

/** False when the limits of all mails stand against it. */
async function queueMail(
  tx: Prisma.TransactionClient,
  { link, email, by }: { link: string; email: string; by: string },
): Promise<boolean> {
  const canonical = canonicaliseEmail(email)
  const identity = canonical.kind === 'ok' ? canonical.email.identity : email
  const own = ownMail()
  const mail = JSON.stringify({
    ...own,
    kind: 'staff-password',
    recipient_key: emailKey(identity, requireEnv('quotaKey')),
    facts: { link, by },
  })
  await tx.$queryRaw`select queue_mail(${mail}::jsonb)::text`
  const queued = await tx.mail.findUniqueOrThrow({ where: { id: own.id }, select: { dropped: true } })
  return queued.dropped === null
}
