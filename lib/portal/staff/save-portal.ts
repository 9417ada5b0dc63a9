import { applySettings } from '../../settings/apply-settings'
import type { Transaction } from '../../settings/apply-report'
import { latestChange, listSettingsChanges, type SettingsChange } from '../../settings/list-settings-changes'
import { parseSettings } from '../../settings/settings-file'
import type { Authorised } from '../../staff/staff-person'
import { portalLabels, type PortalValues } from './portal-fields'

type Save = { base: bigint; values: PortalValues }

export type PortalOutcome =
  | { kind: 'saved' | 'unchanged' }
  | { kind: 'invalid'; errors: { [field: string]: string }; others: string[] }
  /** Somebody saved since the form was opened. */
  | { kind: 'outdated'; base: bigint; changes: SettingsChange[] }

/** Applies the fields of one form as settings of the portal; an empty one removes. Other fields stay. */
export async function savePortal(
  staff: Authorised<'products.manage'>,
  { base, values }: Save,
): Promise<PortalOutcome> {
  const parsed = parseSettings({ portal: fragment(values) })
  if (parsed.kind === 'invalid') {
    const found = parsed.issues.map(({ path, message }) => {
      const field = path.slice(1).map(String).join('.')
      return [field, `${portalLabels[field] ?? field} ${message}`]
    })
    return { kind: 'invalid', errors: Object.fromEntries(found), others: [] }
  }
  let latest = base
  const unless = async (tx: Transaction) => {
    latest = await latestChange(tx, { what: 'portal', name: '' })
    return latest === base ? null : 'The portal changed meanwhile.'
  }
  const outcome = await applySettings(parsed.settings, { id: staff.id, name: staff.name }, { unless })
  if (outcome.kind === 'applied') return { kind: outcome.changes.length > 0 ? 'saved' : 'unchanged' }
  if (latest === base) return { kind: 'invalid', errors: {}, others: outcome.problems }
  const { changes } = await listSettingsChanges(staff, { what: 'portal', name: '', since: base })
  return { kind: 'outdated', base: latest, changes }
}

function fragment(values: PortalValues): object {
  const portal: { [key: string]: unknown } = {}
  for (const [field, value] of Object.entries(values)) {
    const keys = field.split('.')
    const last = keys.pop() ?? field
    let part = portal
    for (const key of keys) part = (part[key] ??= {}) as typeof portal
    part[last] = value.trim() || null
  }
  return portal
}
