/** What signups and visits can be told apart by; also the names of filters in URLs. */
export const dimensions = [
  'campaign',
  'source',
  'medium',
  'term',
  'content',
  'referrer',
  'country',
  'product',
  'owner',
] as const
export type Dimension = (typeof dimensions)[number]

/** `stop` is the last step and the reason why there was no next one, as in `verified:product-quota`. */
export const filterNames = [...dimensions, 'stop'] as const
export type FilterName = (typeof filterNames)[number]

/** An empty value stands for what is not known, such as signups without a campaign. */
export type Filters = Partial<Record<FilterName, string>>

export function filterNamesOf(filters: Filters): FilterName[] {
  return filterNames.filter((name) => filters[name] !== undefined)
}

export function isDimension(text: string): text is Dimension {
  return dimensions.some((dimension) => dimension === text)
}

/** Whoever only looks has not told a country yet, and is no signup that could stop: visits are not known by these. */
export function knowsVisits(filters: Filters): boolean {
  return filters.country === undefined && filters.stop === undefined
}
