import { newInviteCode } from '../../invites/invite-code'
import { quotaScopes } from '../../quotas/quota-scopes'
import { applySettings } from '../../settings/apply-settings'
import { parseSettings } from '../../settings/settings-file'
import type { Authorised } from '../../staff/staff-person'

const validMinutes = 60

export type OwnInvite = { kind: 'made'; code: string } | { kind: 'refused'; problem: string }

/**
 * An invite for one trial of one's own: it works once, for an hour and for one's own address, takes no place of any quota and
 * says in every list what it is.
 */
export async function inviteOneself(staff: Authorised<'products.manage'>, slug: string): Promise<OwnInvite> {
  const code = newInviteCode()
  const parsed = parseSettings({
    invites: [
      {
        code,
        product: slug,
        owner: staff.email,
        label: `Test by ${staff.name}`.slice(0, 120),
        maxUses: 1,
        expiresAt: new Date(Date.now() + validMinutes * 60_000).toISOString(),
        emails: [staff.email],
        skipVerification: true,
        skipQuotas: [...quotaScopes],
      },
    ],
  })
  if (parsed.kind === 'invalid') {
    return { kind: 'refused', problem: parsed.issues.map(({ message }) => message).join('; ') }
  }
  const outcome = await applySettings(parsed.settings, { id: staff.id, name: staff.name })
  if (outcome.kind === 'invalid') return { kind: 'refused', problem: outcome.problems.join(' ') }
  return { kind: 'made', code }
}
