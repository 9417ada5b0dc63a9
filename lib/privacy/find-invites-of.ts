import { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { isAddressOf, type Person } from './find-person'

const pageRows = 1_000

type Naming = { id: string; emails: string[]; recipientEmail: string | null }

/**
 * Ids of the invites that name a person, page by page: the database looks for the domain, and only what has it is read.
 * Nothing is locked.
 */
export async function findInvitesOf(person: Person): Promise<string[]> {
  const found: string[] = []
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await db().$queryRaw<Naming[]>`
      select i.id, i.emails, i.recipient_email as "recipientEmail" from invites i
      where i.id > ${last}::uuid and (${Prisma.join(domainsOf(person).map(naming), ' or ')})
      order by i.id limit ${pageRows}::int`
    for (const { id, emails, recipientEmail } of page)
      if ([...emails, recipientEmail].some((address) => isAddressOf(person, address))) found.push(id)
    const end = page.at(-1)
    if (!end || page.length < pageRows) return found
    last = end.id
  }
}

/** Invites keep addresses as they are mailed to, so that the domain is written one way. */
function naming(domain: string): Prisma.Sql {
  const part = `@${domain}`
  return Prisma.sql`
    position(${part} in lower(coalesce(i.recipient_email, ''))) > 0
    or position(${part} in lower(array_to_string(i.emails, ' '))) > 0`
}

/** Of a provider with two domains both, because a mailbox answers at either. */
function domainsOf({ email }: Person): string[] {
  const { domain } = email
  const twins = ['gmail.com', 'googlemail.com']
  return twins.includes(domain) ? twins : [domain]
}
