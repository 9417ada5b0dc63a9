import { db } from '../../db'
import { applySettings } from '../../settings/apply-settings'
import type { Transaction } from '../../settings/apply-report'
import { parseSettings } from '../../settings/settings-file'
import type { Authorised } from '../../staff/staff-person'
import { problemsOfApply, problemsOfIssues, type ProductProblems } from './product-problems'
import type { ProductValues } from './product-values'

export const newProductFields = ['name', 'slug', 'summary', 'connection', 'tokensUrl', 'launchUrl'] as const

export type AddOutcome = { kind: 'added'; slug: string } | { kind: 'invalid'; problems: ProductProblems }

/** Adds a product, paused and under cautious quotas: publishing it is a step of its own. */
export async function addProduct(
  staff: Authorised<'products.manage'>,
  values: ProductValues,
): Promise<AddOutcome> {
  const given = Object.fromEntries(
    newProductFields.map((field) => [field, String(values[field] ?? '').trim()]),
  )
  const slug = given.slug ?? ''
  const parsed = parseSettings({ products: [{ ...given, returnUrls: [given.launchUrl], ...beginnings }] })
  if (parsed.kind === 'invalid') {
    const { errors, others } = problemsOfIssues(parsed.issues, values)
    // The launch URL is the first return prefix as well; its problem is told once.
    delete errors.returnUrls
    return { kind: 'invalid', problems: { errors, others } }
  }
  if (await isTaken(db(), slug)) return taken
  let isLate = false
  const unless = async (tx: Transaction) => {
    isLate = await isTaken(tx, slug)
    return isLate ? 'Somebody added it meanwhile.' : null
  }
  const outcome = await applySettings(parsed.settings, { id: staff.id, name: staff.name }, { unless })
  if (outcome.kind === 'applied') return { kind: 'added', slug }
  return isLate ? taken : { kind: 'invalid', problems: problemsOfApply(outcome.problems, slug) }
}

const beginnings = {
  paused: true,
  quotas: [
    { scope: 'person', per: 'ever', limit: 1 },
    { scope: 'company', per: 'month', limit: 5 },
    { scope: 'product', per: 'day', limit: 20 },
  ],
}

const taken: AddOutcome = {
  kind: 'invalid',
  problems: { errors: { slug: 'Address is taken by another product: choose a different one' }, others: [] },
}

async function isTaken(tx: Pick<Transaction, 'product'>, slug: string): Promise<boolean> {
  return (await tx.product.count({ where: { slug } })) > 0
}
