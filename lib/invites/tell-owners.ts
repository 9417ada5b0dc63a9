import { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { canMail } from '../mail/can-mail'
import { newsKey, ownMail } from '../mail/own-mail'

/** What owners hear of, each invite once. */
const news = [
  {
    kind: 'invite-launched',
    told: Prisma.sql`launch_mailed_at`,
    due: Prisma.sql`
      i.launch_mailed_at is null and i.first_launch_at > portal_now() - interval '3 days' and i.revoked_at is null`,
  },
  {
    kind: 'invite-expiring',
    told: Prisma.sql`expiry_mailed_at`,
    // One that lasts for less than three days has not come as a surprise.
    due: Prisma.sql`
      i.expiry_mailed_at is null and i.expires_at <= portal_now() + interval '3 days'
      and i.expires_at > i.created_at + interval '3 days' and refusal_of_invite(i, portal_now()) is null`,
  },
] as const

/** So long the next news of a kind are collected, so that a fair is not fifty mails. */
const pause = '3 hours'

/**
 * Mails the owners of invites that were launched for the first time or end within three days: those on the staff who did
 * not switch it off. Any instance may do it, at any time.
 */
export async function tellOwners(): Promise<void> {
  if (!canMail()) return
  for (const one of news) {
    const owners = await db().$queryRaw<{ id: string; email: string }[]>`
      select distinct s.id, s.email
      from invites i join staff s on lower(s.email) = lower(i.owner)
      where ${one.due} and s.invite_mails and s.deactivated_at is null`
    for (const owner of owners) await tell(owner, one)
  }
}

async function tell(owner: { id: string; email: string }, { kind, told, due }: (typeof news)[number]) {
  const key = newsKey(kind, owner.email)
  if (key === null) return
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('mail ' || ${key}, 0))`
    const claimed = await tx.$queryRaw<{ id: string }[]>`
      update invites i set ${told} = portal_now()
      where lower(i.owner) = lower(${owner.email}) and ${due}
        and not exists (
          select from mails m
          where m.recipient_key = ${key} and m.created_at > portal_now() - ${pause}::interval
        )
      returning i.id`
    if (claimed.length === 0) return
    const facts = { staff: owner.id, invites: claimed.map(({ id }) => id) }
    const mail = JSON.stringify({ ...ownMail(), kind, recipient_key: key, facts })
    await tx.$executeRaw`select queue_mail(${mail}::jsonb)`
  })
}
