import type { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import { env } from '../../env'
import { newId } from '../../new-id'
import { may } from '../../staff/permissions'
import { readInviteFields, type GivenFields, type InviteFields } from './invite-fields'
import { newCodeFor } from './invite-link'
import type { InviteKeeper } from './invite-scope'
import { parseInviteWish, type InviteProblems, type InviteWish } from './invite-wish'

/** `problems` by field; `unknownField` is one that the form does not have, as only programs send it. */
export type InviteOutcome =
  | { kind: 'done'; id: string }
  | { kind: 'invalid'; problems: InviteProblems; fields: InviteFields }
  | { kind: 'unknown-field'; field: string }

/** Makes one invite from the answers in a form; whose it is, is the person's who makes it, unless they manage all. */
export async function createInvite(staff: InviteKeeper, given: GivenFields): Promise<InviteOutcome> {
  const manages = may(staff.role, 'invites.manage')
  const read = readInviteFields(given, { manages, choosesProduct: true })
  if (read.kind === 'unknown-field') return read
  const { fields } = read
  const judged = await judgeNewInvites(staff, [fields])
  const [only] = judged
  if (!only || only.kind === 'invalid') return { kind: 'invalid', problems: only?.problems ?? {}, fields }
  const [id = ''] = await db().$transaction(async (tx) => {
    const ids = await insertInvites(tx, [only.invite], null)
    await recordAudit(tx, {
      actor: { id: staff.id, name: staff.name },
      action: 'invite.created',
      subject: `invite ${ids[0]}`,
      details: { product: only.invite.product.slug, owner: only.invite.owner },
    })
    return ids
  })
  return { kind: 'done', id }
}

export type NewInvite = {
  wish: InviteWish
  product: { id: string; slug: string; name: string }
  owner: string
}
export type JudgedInvite = { kind: 'ok'; invite: NewInvite } | { kind: 'invalid'; problems: InviteProblems }

/** What stands in the way of each of these invites, by what is stored at this moment. */
export async function judgeNewInvites(staff: InviteKeeper, rows: InviteFields[]): Promise<JudgedInvite[]> {
  const { timeZone } = env()
  const [products, owners] = await Promise.all([
    db().product.findMany({ select: { id: true, slug: true, name: true } }),
    findOwners(),
  ])
  const now = new Date()
  return rows.map((fields) => {
    const parsed = parseInviteWish(fields, timeZone)
    const problems: InviteProblems = parsed.kind === 'invalid' ? parsed.problems : {}
    const product = products.find(({ slug }) => slug === fields.product.trim())
    if (!product) {
      problems.product =
        fields.product.trim() === ''
          ? 'Choose a product.'
          : `There is no product “${fields.product.slice(0, 40)}”.`
    }
    const wish = parsed.kind === 'ok' ? parsed.wish : null
    const owner = wish?.owner ?? staff.email
    if (wish?.owner && !owners.has(wish.owner))
      problems.owner = 'Nobody on the staff who keeps invites has this address.'
    if (wish?.expiresAt && wish.expiresAt <= now) problems.expiresAt = 'Enter an end that is not over yet.'
    return wish && product && Object.keys(problems).length === 0
      ? { kind: 'ok', invite: { wish, product, owner } }
      : { kind: 'invalid', problems }
  })
}

/** Addresses of those who can keep invites. */
export async function findOwners(): Promise<Set<string>> {
  const staff = await db().staff.findMany({
    where: { deactivatedAt: null },
    select: { email: true, role: true },
    orderBy: { email: 'asc' },
  })
  return new Set(staff.filter(({ role }) => may(role, 'invites.own')).map(({ email }) => email))
}

/** Ids in the order of the invites. */
export async function insertInvites(
  tx: Prisma.TransactionClient,
  invites: NewInvite[],
  importId: string | null,
): Promise<string[]> {
  const rows = invites.map(({ wish, product, owner }) => {
    const id = newId()
    return { ...wish, id, owner, importId, productId: product.id, ...newCodeFor(id) }
  })
  await tx.invite.createMany({ data: rows })
  return rows.map(({ id }) => id)
}
