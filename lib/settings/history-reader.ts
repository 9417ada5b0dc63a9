import type { Authorised } from '../staff/staff-person'
import type { SettingsKind } from './settings-item'

/** Whoever manages settings of a kind reads and takes back its changes. */
export type HistoryReader = Authorised<'products.manage'> | Authorised<'connections.manage'>

/** Whose changes somebody's permission opens. */
export function historyKinds({ may }: HistoryReader): readonly SettingsKind[] {
  return may === 'connections.manage' ? ['connection'] : ['product', 'portal']
}
