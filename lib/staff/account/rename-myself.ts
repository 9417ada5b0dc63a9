import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { plainName, type NameProblem } from '../staff-name'
import type { Authorised } from '../staff-person'

export type RenameOutcome =
  { kind: 'renamed' } | { kind: 'invalid'; problem: NameProblem } | { kind: 'demo-person' }

/** Changes one's own name. The people of a demo keep theirs: the next press of their button would bring it back. */
export async function renameMyself(staff: Authorised<'area.enter'>, typed: string): Promise<RenameOutcome> {
  const parsed = plainName(typed)
  if (parsed.kind === 'invalid') return { kind: 'invalid', problem: parsed.problem }
  const { name } = parsed
  return db().$transaction(async (tx): Promise<RenameOutcome> => {
    const { count } = await tx.staff.updateMany({ where: { id: staff.id, demo: false }, data: { name } })
    if (count === 0) return { kind: 'demo-person' }
    if (name !== staff.name) {
      const details = { from: staff.name, to: name }
      await recordAudit(tx, {
        actor: staff,
        action: 'staff.renamed',
        subject: `staff ${staff.email}`,
        details,
      })
    }
    return { kind: 'renamed' }
  })
}
