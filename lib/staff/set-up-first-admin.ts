import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { canonicaliseEmail, type EmailProblem } from '../email/canonicalise-email'
import { claimLink } from './claim-link'
import { findOpenLink } from './find-open-link'
import { hashPassword } from './password-hash'
import { passwordProblem, type PasswordProblem } from './password-problem'
import type { SessionName } from './session-token'
import { plainName, type NameProblem } from './staff-name'
import { startSession } from './start-session'

export type SetUpProblems = {
  name?: NameProblem | undefined
  email?: EmailProblem | undefined
  password?: PasswordProblem | undefined
}

type SetUpOutcome =
  | { kind: 'signed-in'; session: SessionName }
  | { kind: 'invalid'; problems: SetUpProblems }
  | { kind: 'void' }

type SetUpForm = { key: string; name: string; email: string; password: string }

/** Makes the holder of the set-up link the first administrator, and signs them in. */
export async function setUpFirstAdmin(
  form: SetUpForm,
  { address, device }: { address: string; device?: string },
): Promise<SetUpOutcome> {
  const link = await findOpenLink(form.key, 'first-admin')
  if (!link) return { kind: 'void' }
  const parsed = parse(form)
  if (parsed.kind === 'invalid') return parsed
  const { name, email } = parsed
  const passwordHash = await hashPassword(form.password)

  const session = await db().$transaction(async (tx) => {
    if (!(await claimLink(tx, { id: link.id, purpose: 'first-admin' }))) return null
    const now = { name, passwordHash, role: 'admin', deactivatedAt: null, demo: false } as const
    const staff = await tx.staff.upsert({ where: { email }, create: { ...now, email }, update: now })
    await recordAudit(tx, {
      actor: staff,
      action: 'staff.added',
      subject: `staff ${email}`,
      details: { role: 'admin', by: 'set-up link' },
    })
    return startSession(tx, { staff, way: 'link', address, device })
  })
  return session ? { kind: 'signed-in', session } : { kind: 'void' }
}

function parse(form: SetUpForm) {
  const name = plainName(form.name)
  const email = canonicaliseEmail(form.email)
  const address = email.kind === 'ok' ? email.email.address : ''
  const problems: SetUpProblems = {
    name: name.kind === 'invalid' ? name.problem : undefined,
    email: email.kind === 'invalid' ? email.problem : undefined,
    password: passwordProblem(form.password, address) ?? undefined,
  }
  if (name.kind === 'invalid' || email.kind === 'invalid' || problems.password) {
    return { kind: 'invalid' as const, problems }
  }
  return { kind: 'ok' as const, name: name.name, email: address }
}
