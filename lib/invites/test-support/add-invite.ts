import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile, type SettingsInput } from '@/lib/settings/settings-file'
import { newInviteCode } from '../invite-code'

type InviteInput = NonNullable<SettingsInput['invites']>[number]

/** Adds an invite to a product, as a settings file does; gives its code. */
export async function addInvite(product: string, wishes: Partial<InviteInput> = {}): Promise<string> {
  const code = wishes.code ?? newInviteCode()
  const invite = { product, owner: 'sales@halden.example', label: 'Fair in Kiel', ...wishes, code }
  const parsed = parseSettingsFile(JSON.stringify({ invites: [invite] }))
  const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.join(' '))
  return code
}
