import { z } from 'zod'
import { db } from '../../db'
import { may } from '../../staff/permissions'
import { linkOf } from './invite-link'
import { visibleTo, type InviteReader } from './invite-scope'
import { stateOfInvite, type InviteState } from './invite-state'
import { InviteUtm } from './invite-utm'

export type FoundInvite = NonNullable<Awaited<ReturnType<typeof findStaffInvite>>>

/** One invite as its page shows it; null when it is not there or somebody else's. The link is for those who keep it. */
export async function findStaffInvite(staff: InviteReader, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const [row] = await db().$queryRaw<{ state: InviteState }[]>`
    select ${stateOfInvite} as state from invites i where i.id = ${id}::uuid and ${visibleTo(staff)}`
  if (!row) return null
  const {
    codeSealed,
    codeHash: _codeHash,
    utm,
    ...invite
  } = await db().invite.findUniqueOrThrow({
    where: { id },
    include: { product: { select: { slug: true, name: true, trialMinutes: true } } },
  })
  const keeps = may(staff.role, 'invites.own')
  return {
    ...invite,
    ...row,
    utm: InviteUtm.parse(utm),
    opened: Number(invite.opened),
    previewed: Number(invite.previewed),
    keeps,
    link: keeps ? linkOf({ id, codeSealed, utm }) : null,
  }
}
