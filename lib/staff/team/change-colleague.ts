import type { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { endSessionsOf } from '../end-sessions'
import type { StaffRole } from '../permissions'
import type { Authorised } from '../staff-person'
import { isLastAdmin, lockStaffRoles } from './staff-roles'

export type ColleagueChange =
  { what: 'role'; role: StaffRole } | { what: 'deactivate' } | { what: 'activate' }

/** `lost-role`: meanwhile the one who asks is no administrator any more. */
export type ChangeOutcome =
  'changed' | 'unchanged' | 'unknown' | 'yourself' | 'demo-person' | 'last-admin' | 'lost-role'

/**
 * Gives somebody else on the staff another role, or closes or opens the door to them. It counts at their next request.
 * Nobody changes themselves, and the last administrator stays one.
 */
export async function changeColleague(
  actor: Authorised<'team.manage'>,
  id: string,
  change: ColleagueChange,
): Promise<ChangeOutcome> {
  if (id === actor.id) return 'yourself'
  return db().$transaction(async (tx) => {
    await lockStaffRoles(tx)
    // Whoever waited for the lock may have been demoted by the one before.
    const self = await tx.staff.findFirst({ where: { id: actor.id, role: 'admin', deactivatedAt: null } })
    if (!self) return 'lost-role'
    const colleague = await tx.staff.findUnique({ where: { id } })
    if (!colleague) return 'unknown'
    if (colleague.demo) return 'demo-person'
    if (change.what !== 'activate' && !(change.what === 'role' && change.role === 'admin')) {
      if (await isLastAdmin(tx, colleague)) return 'last-admin'
    }
    return carryOut(tx, { actor, colleague, change })
  })
}

type Colleague = { id: string; email: string; role: StaffRole; deactivatedAt: Date | null }
type Step = { actor: Authorised<'team.manage'>; colleague: Colleague; change: ColleagueChange }

async function carryOut(
  tx: Prisma.TransactionClient,
  { actor, colleague, change }: Step,
): Promise<ChangeOutcome> {
  const { id, email, role, deactivatedAt } = colleague
  const subject = `staff ${email}`
  switch (change.what) {
    case 'role':
      if (role === change.role) return 'unchanged'
      await tx.staff.update({ where: { id }, data: { role: change.role } })
      await recordAudit(tx, {
        actor,
        action: 'staff.role-changed',
        subject,
        details: { from: role, to: change.role },
      })
      return 'changed'
    case 'deactivate':
      if (deactivatedAt) return 'unchanged'
      await tx.staff.update({ where: { id }, data: { deactivatedAt: new Date() } })
      await endSessionsOf(tx, id)
      await recordAudit(tx, { actor, action: 'staff.deactivated', subject })
      return 'changed'
    case 'activate':
      if (!deactivatedAt) return 'unchanged'
      await tx.staff.update({ where: { id }, data: { deactivatedAt: null } })
      await recordAudit(tx, { actor, action: 'staff.activated', subject })
      return 'changed'
  }
}
