import { recordAudit } from '../audit/record-audit'
import { endSessionsOf } from '../staff/end-sessions'
import { hashPassword, isPassword } from '../staff/password-hash'
import { passwordProblem } from '../staff/password-problem'
import { findWorkingAdmins, lockStaffRoles } from '../staff/team/staff-roles'
import type { ApplyReport, Transaction } from './apply-report'
import { changedKeys, differing } from './differing'
import type { StaffSettings } from './staff-settings'

const actor = { id: null, name: 'settings file' }

/** Adds or changes people of staff, and refuses to leave the portal without an administrator who can sign in. */
export async function mergeAllStaff(tx: Transaction, wanted: StaffSettings[], report: ApplyReport) {
  if (wanted.length === 0) return
  await lockStaffRoles(tx)
  const before = await findWorkingAdmins(tx)
  for (const person of wanted) await mergeStaff(tx, person, report)
  if (before.length === 0 || (await findWorkingAdmins(tx)).length > 0) return
  const [last] = before
  report.problems.push(
    `staff ${last} is the last administrator who can sign in; let another sign in as one first.`,
  )
}

/**
 * Adds or changes a person of staff. Somebody who was deactivated stays so: an old file that is applied again opens no
 * door. A new password ends the person's sessions; a person without one is given a link by `portal staff link`.
 */
async function mergeStaff(tx: Transaction, wanted: StaffSettings, report: ApplyReport) {
  const { email, password, ...plain } = wanted
  const stored = await tx.staff.findUnique({ where: { email } })
  const problem = problemOf(wanted, stored)
  if (problem) {
    report.problems.push(`staff ${email}${problem}`)
    return
  }
  const isNewPassword = password !== undefined && !(await isPassword(password, stored?.passwordHash ?? null))
  const data = {
    ...differing(stored ?? {}, plain),
    ...(isNewPassword && { passwordHash: await hashPassword(password) }),
  }
  if (Object.keys(data).length === 0) return

  const subject = `staff ${email}`
  const { name, role } = plain
  if (stored) {
    await tx.staff.update({ where: { email }, data })
    if (isNewPassword) await endSessionsOf(tx, stored.id)
    report.changes.push(`${subject} changed: ${changedKeys(data)}`)
  } else if (name && role) {
    await tx.staff.create({ data: { ...data, email, name, role } })
    report.changes.push(`${subject} added`)
  }
  const details = { ...(data.role && { role: data.role }), changed: changedKeys(data) }
  await recordAudit(tx, { actor, action: stored ? 'staff.changed' : 'staff.added', subject, details })
}

/** The rest of a sentence that begins with the person. */
function problemOf(
  { email, name, role, password }: StaffSettings,
  stored: { demo: boolean } | null,
): string | null {
  if (stored?.demo) return ' belongs to the demo; use another address.'
  if (!stored && (!name || !role)) return ' is new: it needs name and role.'
  const problem = password === undefined ? null : passwordProblem(password, email)
  return problem && `: the password is ${passwordProblems[problem]}.`
}

const passwordProblems = {
  'too-short': 'too short; use at least 12 characters',
  'too-long': 'too long; use at most 256 characters',
  'too-common': 'among the first that are guessed',
  'like-address': 'the address',
}
