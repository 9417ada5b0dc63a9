import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { canonicaliseEmail, type EmailProblem } from '../../email/canonicalise-email'
import type { StaffRole } from '../permissions'
import { plainName, type NameProblem } from '../staff-name'
import type { Authorised } from '../staff-person'
import { mailInvitation, type Invitation } from './mail-invitation'

export type InvitationProblems = { name?: NameProblem; email?: EmailProblem | 'known' }

export type InviteOutcome =
  | { kind: 'invited'; email: string; invitation: Invitation }
  | { kind: 'invalid'; problems: InvitationProblems }

/** Puts somebody on the staff, who then chooses a password by the link that is mailed, or signs in at the OIDC provider. */
export async function inviteColleague(
  actor: Authorised<'team.manage'>,
  wanted: { name: string; email: string; role: StaffRole },
): Promise<InviteOutcome> {
  const name = plainName(wanted.name)
  const canonical = canonicaliseEmail(wanted.email)
  if (name.kind === 'invalid' || canonical.kind === 'invalid') {
    const problems = {
      ...(name.kind === 'invalid' && { name: name.problem }),
      ...(canonical.kind === 'invalid' && { email: canonical.problem }),
    }
    return { kind: 'invalid', problems }
  }
  const email = canonical.email.address
  const { role } = wanted
  return db().$transaction(async (tx): Promise<InviteOutcome> => {
    const person = { email, name: name.name, role }
    const { count } = await tx.staff.createMany({ data: person, skipDuplicates: true })
    if (count === 0) return { kind: 'invalid', problems: { email: 'known' } }
    const { id } = await tx.staff.findUniqueOrThrow({ where: { email } })
    const invitation = await mailInvitation(tx, { id, email, by: actor.name })
    await recordAudit(tx, {
      actor,
      action: 'staff.added',
      subject: `staff ${email}`,
      details: { role, invitation: invitation.kind },
    })
    return { kind: 'invited', email, invitation }
  })
}
