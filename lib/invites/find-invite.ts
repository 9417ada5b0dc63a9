import { db } from '../db'
import { inviteCodeHash } from './invite-code'

export type FoundInvite = NonNullable<Awaited<ReturnType<typeof findInvite>>>

/** The invite of a code, whether or not it lets anybody in now. */
export async function findInvite(code: string) {
  if (code.length > 200) return null
  return db().invite.findUnique({
    where: { codeHash: inviteCodeHash(code) },
    select: {
      id: true,
      label: true,
      owner: true,
      maxUses: true,
      used: true,
      startsAt: true,
      expiresAt: true,
      emails: true,
      domains: true,
      skipVerification: true,
      skipQuotas: true,
      trialMinutes: true,
      revokedAt: true,
      recipientFirstName: true,
      recipientLastName: true,
      recipientEmail: true,
      product: { select: { slug: true, name: true } },
    },
  })
}
