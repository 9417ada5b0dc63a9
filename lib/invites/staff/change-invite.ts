import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { env } from '../../env'
import { changedKeys, differing } from '../../settings/differing'
import { may } from '../../staff/permissions'
import { findOwners, type InviteOutcome } from './create-invites'
import { readInviteFields, type GivenFields } from './invite-fields'
import { keptBy, type InviteKeeper } from './invite-scope'
import { parseInviteWish } from './invite-wish'
import { mayWiden, widenedFields } from './widened-fields'

/** Changes what an invite is from the answers in a form; `unknown` for one that is not there or somebody else's. */
export async function changeInvite(
  staff: InviteKeeper,
  id: string,
  given: GivenFields,
): Promise<InviteOutcome | { kind: 'unknown' }> {
  const manages = may(staff.role, 'invites.manage')
  const read = readInviteFields(given, { manages, choosesProduct: false })
  if (read.kind === 'unknown-field') return read
  const { fields } = read
  const parsed = parseInviteWish(fields, env().timeZone)
  if (parsed.kind === 'invalid') return { ...parsed, fields }
  const owners = await findOwners()
  const { owner, skipQuotas, ...wish } = parsed.wish

  return db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ id: string }[]>`
      select i.id from invites i where i.id = ${id}::uuid and ${keptBy(staff)} for no key update`
    if (!locked) return { kind: 'unknown' as const }
    const stored = await tx.invite.findUniqueOrThrow({ where: { id } })
    if (owner && owner !== stored.owner && !owners.has(owner)) {
      const problems = { owner: 'Nobody on the staff who keeps invites has this address.' }
      return { kind: 'invalid' as const, problems, fields }
    }
    const widened = mayWiden(staff, stored) ? {} : widenedFields(stored, wish)
    if (Object.keys(widened).length > 0) return { kind: 'invalid' as const, problems: widened, fields }
    const data = differing(stored, { ...wish, ...(manages && { owner: owner ?? stored.owner, skipQuotas }) })
    if (Object.keys(data).length > 0) {
      await tx.invite.update({ where: { id }, data })
      await recordAudit(tx, {
        actor: { id: staff.id, name: staff.name },
        action: 'invite.changed',
        subject: `invite ${id}`,
        details: { changed: changedKeys(data), ...(data.owner && { owner: data.owner }) },
      })
    }
    return { kind: 'done' as const, id }
  })
}
