import { db } from '../../db'
import { applySettings } from '../../settings/apply-settings'
import type { Transaction } from '../../settings/apply-report'
import { latestChange, listSettingsChanges, type SettingsChange } from '../../settings/list-settings-changes'
import { isObject } from '../../settings/settings-item'
import { parseSettings } from '../../settings/settings-file'
import type { Authorised } from '../../staff/staff-person'
import { findProductForStaff } from './find-product-for-staff'
import { mergeValues } from './merge-values'
import { productFragment } from './product-fragment'
import { problemsOfApply, problemsOfIssues, type ProductProblems } from './product-problems'
import { productValues, type ProductItem, type ProductValues } from './product-values'

type Save = { slug: string; base: bigint; values: ProductValues }

export type SaveOutcome =
  | { kind: 'saved' | 'unchanged' | 'gone' }
  | { kind: 'invalid'; problems: ProductProblems }
  /** Somebody saved since the form was opened: their changes, and the form with both put together. */
  | { kind: 'outdated'; base: bigint; values: ProductValues; changes: SettingsChange[] }

/** Applies the editor's form as settings, unless the product changed since the form was opened. */
export async function saveProduct(
  staff: Authorised<'products.manage'>,
  { slug, base, values }: Save,
): Promise<SaveOutcome> {
  const now = await findProductForStaff(staff, slug)
  if (!now) return { kind: 'gone' }
  if (now.base !== base) return outdated(staff, { slug, base, values }, now)

  const parsed = parseSettings({ products: [productFragment(slug, values)] })
  if (parsed.kind === 'invalid') {
    return { kind: 'invalid', problems: problemsOfIssues(parsed.issues, values) }
  }
  let isOutdated = false
  const unless = async (tx: Transaction) => {
    isOutdated = (await latestChange(tx, { what: 'product', name: slug })) !== base
    return isOutdated ? 'The product changed meanwhile.' : null
  }
  const outcome = await applySettings(parsed.settings, { id: staff.id, name: staff.name }, { unless })
  if (outcome.kind === 'applied') return { kind: outcome.changes.length > 0 ? 'saved' : 'unchanged' }
  const later = isOutdated ? await findProductForStaff(staff, slug) : null
  if (later) return outdated(staff, { slug, base, values }, later)
  return { kind: 'invalid', problems: problemsOfApply(outcome.problems, slug) }
}

async function outdated(
  staff: Authorised<'products.manage'>,
  { slug, base, values: typed }: Save,
  now: { item: ProductItem; base: bigint },
): Promise<SaveOutcome> {
  const { changes } = await listSettingsChanges(staff, { what: 'product', name: slug, since: base })
  const opened = await stateAt(slug, base, now.item)
  const current = productValues(now.item)
  const values = opened ? mergeValues({ opened: productValues(opened), typed, now: current }) : typed
  return { kind: 'outdated', base: now.base, values, changes }
}

/** The product as it was after a change; before the first one, where none had been written down yet. */
async function stateAt(slug: string, change: bigint, now: ProductItem): Promise<ProductItem | null> {
  const item = { what: 'product', name: slug }
  const row =
    change > 0n
      ? await db().settingsChange.findFirst({ where: { ...item, id: change }, select: { after: true } })
      : await db().settingsChange.findFirst({
          where: item,
          orderBy: { id: 'asc' },
          select: { before: true },
        })
  const state = row && ('after' in row ? row.after : row.before)
  // Written by exportProduct, whose shape only grows: an old one lacks what no form could change then.
  return isObject(state) ? { ...now, ...state } : null
}
