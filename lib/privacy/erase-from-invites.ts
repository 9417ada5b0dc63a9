import type { Prisma } from '@/prisma/generated/client'
import { isAddressOf, type Person } from './find-person'

/** What is known of a person's invites and signups before anything is forgotten. */
export type Traces = {
  /** Of the invites that name the person. */
  invites: string[]
  /** First and last names that signups of the person gave. */
  names: string[]
}

const atOnce = 500

/**
 * Takes a person's address and name out of invites; gives how many. An invite that was for this address alone is closed,
 * because without it the link would let anybody in.
 */
export async function eraseFromInvites(
  tx: Prisma.TransactionClient,
  person: Person,
  { invites, names }: Traces,
): Promise<number> {
  await tx.$executeRaw`
    delete from invite_imports where position(${person.email.address} in lower(text)) > 0`
  let changed = 0
  for (let at = 0; at < invites.length; at += atOnce) {
    const bound = await tx.invite.findMany({ where: { id: { in: invites.slice(at, at + atOnce) } } })
    for (const invite of bound) {
      const data = without(invite, { person, names })
      if (!data) continue
      changed += 1
      await tx.invite.update({ where: { id: invite.id }, data })
    }
  }
  return changed
}

type Stored = Prisma.InviteGetPayload<object>

/** Null for an invite that names the person no more. */
function without(
  invite: Stored,
  { person, names }: { person: Person; names: string[] },
): Prisma.InviteUpdateInput | null {
  const { emails, domains, recipientEmail, revokedAt } = invite
  const others = emails.filter((address) => !isAddressOf(person, address))
  const isGreeted = isAddressOf(person, recipientEmail)
  if (others.length === emails.length && !isGreeted) return null
  const isForNobodyElse = others.length < emails.length && others.length + domains.length === 0
  const words = [...names, invite.recipientFirstName, invite.recipientLastName, recipientEmail]
  const tells = (text: string | null) => isGreeted && holdsAny(text, [...words, person.email.address])
  return {
    emails: others,
    ...((isGreeted || isForNobodyElse) && {
      recipientEmail: null,
      recipientFirstName: null,
      recipientLastName: null,
    }),
    // What it is called is often the name of whom it is for.
    ...((isForNobodyElse || tells(invite.label)) && { label: 'Erased person' }),
    ...((isForNobodyElse || tells(invite.opportunity)) && { opportunity: null }),
    ...(isForNobodyElse && { revokedAt: revokedAt ?? new Date() }),
  }
}

/** A single letter is in every text, and tells nobody. */
function holdsAny(text: string | null, words: (string | null)[]): boolean {
  const held = (text ?? '').normalize('NFKC').toLowerCase()
  return words
    .map((word) => (word ?? '').normalize('NFKC').trim().toLowerCase())
    .some((word) => word.length > 1 && held.includes(word))
}
