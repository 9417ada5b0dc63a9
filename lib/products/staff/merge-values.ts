import { isDeepStrictEqual } from 'node:util'
import { quotaRows } from './product-fragment'
import type { ProductValues } from './product-values'

type Three = { opened: ProductValues; typed: ProductValues; now: ProductValues }

/**
 * What a form shows that was opened before somebody else saved: what was typed where something was typed, and what is
 * saved now everywhere else. Quotas are one answer, because their rows move.
 */
export function mergeValues({ opened, typed, now }: Three): ProductValues {
  const keptQuotas = isDeepStrictEqual(meantQuotas(opened), meantQuotas(typed)) ? now : typed
  const merged: ProductValues = {}
  for (const [field, value] of Object.entries(keptQuotas)) if (isQuota(field)) merged[field] = value
  for (const [field, value] of Object.entries(now)) {
    if (isQuota(field)) continue
    const answer = typed[field] ?? value
    merged[field] = answer === opened[field] ? value : answer
  }
  return merged
}

const isQuota = (field: string) => field.startsWith('quotas.')

function meantQuotas(values: ProductValues) {
  return quotaRows(values).map(({ scope, per, limit }) => `${scope} ${per} ${limit.trim()}`)
}
