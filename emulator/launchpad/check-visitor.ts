import type { EmulatorContext } from '../http/emulator-env'
import type { EmulatorState } from '../state/create-state'
import { type CheckedBearer, checkBearer } from '../tokens/find-bearer'
import { hasRole } from '../tokens/has-role'
import type { Place } from './find-launchpad'

/** Whether the token of a request opens this Launchpad: it must be valid, and one of its roles must reach it. */
export async function checkVisitor(
  state: EmulatorState,
  c: EmulatorContext,
  { account, launchpad }: Place,
): Promise<CheckedBearer> {
  const checked = await checkBearer(state, c.req.header('authorization'))
  if (checked.kind === 'refused') return checked
  const { roles } = checked.bearer.record
  return hasRole(state, { roles, role: 'Launchpad User', entity: account, scope: 'reaches-down' })
    ? checked
    : { kind: 'refused', cause: `no role of the token covers ${launchpad.name} in ${account.name}` }
}
