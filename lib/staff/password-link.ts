import type { Prisma } from '@/prisma/generated/client'
import { newId } from '../new-id'
import { absoluteUrl, paths } from '../paths'
import { staffLinkKey } from './staff-link-key'

const validDays = 3

/** A link by which a person of staff chooses a password; for an administrator to hand on. */
export async function createPasswordLink(tx: Prisma.TransactionClient, staff: string): Promise<string> {
  return passwordLinkUrl(await addPasswordLink(tx, staff))
}

/** The same by its id, as a mail needs it. */
export async function addPasswordLink(tx: Prisma.TransactionClient, staff: string): Promise<string> {
  const id = newId()
  await tx.$executeRaw`
    insert into staff_links (id, purpose, staff_id, created_at, expires_at)
    values (${id}::uuid, 'password', ${staff}::uuid, portal_now(),
      portal_now() + make_interval(days => ${validDays}::int))`
  return id
}

export function passwordLinkUrl(link: string): string {
  return absoluteUrl(`${paths.staffReset}?key=${encodeURIComponent(staffLinkKey(link))}`)
}
