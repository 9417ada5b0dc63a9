import { Prisma } from '@/prisma/generated/client'

export const inviteStates = ['open', 'not-yet', 'expired', 'used-up', 'revoked', 'archived'] as const
export type InviteState = (typeof inviteStates)[number]

/** The state of a row `invites i` by the database's clock, in the words of admission. */
export const stateOfInvite = Prisma.sql`
  case
    when i.archived_at is not null then 'archived'
    else coalesce(replace(refusal_of_invite(i, portal_now()), 'invite-', ''), 'open')
  end`
