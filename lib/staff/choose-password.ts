import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { endSessionsOf } from './end-sessions'
import { findOpenLink } from './find-open-link'
import { hashPassword } from './password-hash'
import { passwordProblem, type PasswordProblem } from './password-problem'
import type { SessionName } from './session-token'
import { startSession } from './start-session'
import { claimLink } from './claim-link'

export type ChosenPassword =
  | { kind: 'signed-in'; session: SessionName }
  | { kind: 'invalid'; problem: PasswordProblem }
  | { kind: 'void' }

/** Sets the password of the person whom the link was made for. It ends all their sessions and opens a new one. */
export async function choosePassword(
  chosen: { key: string; password: string },
  { address, device }: { address: string; device?: string },
): Promise<ChosenPassword> {
  const link = await findOpenLink(chosen.key, 'password')
  if (!link?.staff) return { kind: 'void' }
  const { staff } = link
  const problem = passwordProblem(chosen.password, staff.email)
  if (problem) return { kind: 'invalid', problem }
  const passwordHash = await hashPassword(chosen.password)

  const session = await db().$transaction(async (tx) => {
    if (!(await claimLink(tx, { id: link.id, purpose: 'password' }))) return null
    await tx.staff.update({ where: { id: staff.id }, data: { passwordHash } })
    await endSessionsOf(tx, staff.id)
    await recordAudit(tx, { actor: staff, action: 'staff.password-chosen', subject: `staff ${staff.email}` })
    return startSession(tx, { staff, way: 'link', address, device })
  })
  return session ? { kind: 'signed-in', session } : { kind: 'void' }
}
