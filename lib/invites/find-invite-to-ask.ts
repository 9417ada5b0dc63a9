import { z } from 'zod'
import { db } from '../db'
import { findSigned, sign } from '../secrets'
import { findInvite } from './find-invite'

export type InviteToAsk = { id: string; owner: string; product: { name: string } }

/** What somebody may ask for a new invite by where their code is not at hand: it opens nothing else. */
export function inviteRequestKeyOf(inviteId: string): string {
  return sign(inviteId, 'invite-wish')
}

/** The invite whose owner is asked, by its code or by the key of a wish. */
export async function findInviteToAsk(named: string): Promise<InviteToAsk | null> {
  const signed = named.length <= 200 && named.includes('.') ? findSigned(named, 'invite-wish') : null
  const id = z.uuid().safeParse(signed)
  if (!id.success) return findInvite(named)
  return db().invite.findUnique({
    where: { id: id.data },
    select: { id: true, owner: true, product: { select: { name: true } } },
  })
}

/** The invite that led to a signup which waits for a proof. */
export async function findInviteOfVerification(
  verification: string,
): Promise<{ id: string; owner: string } | null> {
  return db().invite.findFirst({
    where: { signups: { some: { verifications: { some: { id: verification } } } } },
    select: { id: true, owner: true },
  })
}
