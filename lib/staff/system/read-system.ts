import { checkNames, checks, type CheckName } from '../../doctor/checks'
import type { Finding } from '../../doctor/finding'
import { lookAt } from '../../doctor/look-at'
import type { Authorised } from '../staff-person'

/** `findings` is null for what waits to be asked. */
export type SystemCheck = { name: CheckName; title: string; button: string; findings: Finding[] | null }

/** Every check, with what the quick ones find now. */
export async function readSystem(_staff: Authorised<'system.read'>): Promise<SystemCheck[]> {
  return Promise.all(
    checkNames.map(async (name) => {
      const { title, button, when } = checks[name]
      return { name, title, button, findings: when === 'always' ? await lookAt(name) : null }
    }),
  )
}
