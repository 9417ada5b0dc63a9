import { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { may } from '../../staff/permissions'
import { newCodeFor } from './invite-link'
import { keptBy, type InviteKeeper } from './invite-scope'
import { mayWiden } from './widened-fields'

/** `too-late`: not there, somebody else's, or in another state by now. `passes-limits`: an administrator has to. */
export type DecidedInvite = { kind: 'done' | 'too-late' | 'not-allowed' | 'passes-limits' }

/** Nobody gets in by it any more, and whoever did does not come back. */
export function revokeInvite(staff: InviteKeeper, id: string): Promise<DecidedInvite> {
  return update(staff, id, {
    action: 'invite.revoked',
    set: Prisma.sql`revoked_at = portal_now()`,
    where: Prisma.sql`i.revoked_at is null`,
  })
}

/** Only for those who manage all: what was taken back may have been taken back for a reason its owner does not know. */
export async function restoreInvite(staff: InviteKeeper, id: string): Promise<DecidedInvite> {
  if (!may(staff.role, 'invites.manage')) return { kind: 'not-allowed' }
  return update(staff, id, {
    action: 'invite.restored',
    set: Prisma.sql`revoked_at = null`,
    where: Prisma.sql`i.revoked_at is not null`,
  })
}

/** Lets more people in, or for longer; days count from its end, or from now where that is over. */
export function extendInvite(
  staff: InviteKeeper,
  id: string,
  { days, uses }: { days: number; uses: number },
): Promise<DecidedInvite> {
  return update(staff, id, {
    action: 'invite.extended',
    widens: true,
    details: { days, uses },
    set: Prisma.sql`
      expires_at = case when ${days}::int > 0 and i.expires_at is not null
        then greatest(i.expires_at, portal_now()) + make_interval(days => ${days}::int) else i.expires_at end,
      max_uses = case when ${uses}::int > 0 and i.max_uses is not null
        then least(1000000, greatest(i.max_uses, i.used) + ${uses}::int) else i.max_uses end`,
    where: Prisma.sql`
      (${days}::int > 0 and i.expires_at is not null or ${uses}::int > 0 and i.max_uses is not null)
      and i.revoked_at is null`,
  })
}

/** Out of the list. Only what lets nobody in can go: nothing that works is out of sight. */
export function archiveInvite(staff: InviteKeeper, id: string): Promise<DecidedInvite> {
  return update(staff, id, {
    action: 'invite.archived',
    set: Prisma.sql`archived_at = portal_now()`,
    where: Prisma.sql`
      i.archived_at is null
      and refusal_of_invite(i, portal_now()) in ('invite-expired', 'invite-used-up', 'invite-revoked')`,
  })
}

export function unarchiveInvite(staff: InviteKeeper, id: string): Promise<DecidedInvite> {
  return update(staff, id, {
    action: 'invite.unarchived',
    set: Prisma.sql`archived_at = null`,
    where: Prisma.sql`i.archived_at is not null`,
  })
}

/** A new code for the same invite. The old one opens nothing from now on, and no settings file brings it back. */
export function rotateInvite(staff: InviteKeeper, id: string): Promise<DecidedInvite> {
  return db().$transaction(async (tx) => {
    const [old] = await tx.$queryRaw<{ code_hash: string; skipQuotas: string[] }[]>`
      select i.code_hash, i.skip_quotas::text[] as "skipQuotas" from invites i
      where i.id = ${id}::uuid and i.revoked_at is null and ${keptBy(staff)}
      for update`
    if (!old) return { kind: 'too-late' }
    if (!mayWiden(staff, old)) return { kind: 'passes-limits' }
    await tx.retiredInviteCode.create({ data: { codeHash: old.code_hash, inviteId: id } })
    await tx.invite.update({ where: { id }, data: newCodeFor(id) })
    await record(tx, staff, { id, action: 'invite.rotated' })
    return { kind: 'done' }
  })
}

type Change = {
  action: string
  /** Whether more people get in by it, or for longer. */
  widens?: boolean
  details?: Prisma.InputJsonObject
  set: Prisma.Sql
  where: Prisma.Sql
}

/** One conditional statement and its line in the audit log, or neither. */
function update(
  staff: InviteKeeper,
  id: string,
  { action, widens = false, details, set, where }: Change,
): Promise<DecidedInvite> {
  return db().$transaction(async (tx) => {
    if (widens) {
      const [locked] = await tx.$queryRaw<{ skipQuotas: string[] }[]>`
        select i.skip_quotas::text[] as "skipQuotas" from invites i
        where i.id = ${id}::uuid and ${keptBy(staff)} for no key update`
      if (locked && !mayWiden(staff, locked)) return { kind: 'passes-limits' }
    }
    const changed = await tx.$executeRaw`
      update invites i set ${set} where i.id = ${id}::uuid and ${where} and ${keptBy(staff)}`
    if (changed === 0) return { kind: 'too-late' }
    await record(tx, staff, { id, action, details })
    return { kind: 'done' }
  })
}

type Fact = { id: string; action: string; details?: Prisma.InputJsonObject }

function record(tx: Prisma.TransactionClient, staff: InviteKeeper, { id, action, details }: Fact) {
  return recordAudit(tx, {
    actor: { id: staff.id, name: staff.name },
    action,
    subject: `invite ${id}`,
    ...(details && { details }),
  })
}
