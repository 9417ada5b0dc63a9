import { inviteCodeHash } from '../invites/invite-code'
import type { ApplyReport, Transaction } from './apply-report'
import { changedKeys, differing } from './differing'
import type { InviteSettings } from './invite-settings'

type Given = Omit<InviteSettings, 'code' | 'product'> & { productId: string | undefined }
type Code = { codeHash: string; codeStart: string }

/** So few characters that they give nothing of the code away; reports name no more of it. */
const charactersShown = 5

/** Adds or changes an invite, found by the hash of its code, or of one it had before: a file that is old revives none. */
export async function mergeInvite(tx: Transaction, wanted: InviteSettings, report: ApplyReport) {
  const { code, product: slug, ...plain } = wanted
  const codeHash = inviteCodeHash(code)
  const stored = await findStored(tx, codeHash)
  const codeStart = stored?.codeStart ?? code.slice(0, charactersShown)
  const product = slug === undefined ? null : await tx.product.findUnique({ where: { slug } })
  if (slug !== undefined && !product) {
    report.problems.push(
      `${nameOf(codeStart)} is for the product ${slug}, which is not stored and not in this file.`,
    )
    return
  }
  const { startsAt, expiresAt } = { ...stored, ...differing(stored ?? {}, plain) }
  if (startsAt && expiresAt && expiresAt <= startsAt) {
    report.problems.push(`${nameOf(codeStart)} would end before it starts: see startsAt and expiresAt.`)
    return
  }
  const given = { ...plain, productId: product?.id }
  if (stored) await changeInvite(tx, stored, given, report)
  else await addInvite(tx, { codeHash, codeStart }, given, report)
}

async function findStored(tx: Transaction, codeHash: string) {
  return tx.invite.findFirst({
    where: { OR: [{ codeHash }, { retiredCodes: { some: { codeHash } } }] },
  })
}

async function addInvite(tx: Transaction, code: Code, given: Given, report: ApplyReport) {
  const { productId, owner, label = '', emails = [], domains = [], skipQuotas = [] } = given
  if (!productId || !owner) {
    report.problems.push(`${nameOf(code.codeStart)} is new: it needs product and owner.`)
    return
  }
  await tx.invite.create({
    data: { ...given, ...code, productId, owner, label, emails, domains, skipQuotas },
  })
  report.changes.push(`${nameOf(code.codeStart)} added`)
}

async function changeInvite(
  tx: Transaction,
  stored: { id: string; codeStart: string },
  given: Given,
  report: ApplyReport,
) {
  const data = differing(stored, given)
  if (Object.keys(data).length === 0) return
  await tx.invite.update({ where: { id: stored.id }, data })
  report.changes.push(`${nameOf(stored.codeStart)} changed: ${changedKeys(data)}`)
}

function nameOf(codeStart: string): string {
  return `invite ${codeStart}…`
}
