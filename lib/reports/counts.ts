/** What is counted; minutes are those of signups' sessions. */
export const countNames = [
  'visits',
  'bots',
  'previews',
  'submitted',
  'verified',
  'granted',
  'launched',
  'cameBack',
  'minutes',
] as const
export type CountName = (typeof countNames)[number]
export type Counts = Record<CountName, number>

/** What is not known of those whose visits are not. */
export const countsOfVisits: readonly CountName[] = ['visits', 'bots', 'previews']

export const noCounts: Counts = {
  visits: 0,
  bots: 0,
  previews: 0,
  submitted: 0,
  verified: 0,
  granted: 0,
  launched: 0,
  cameBack: 0,
  minutes: 0,
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = { ...noCounts }
  for (const counts of all) for (const name of countNames) sum[name] += counts[name]
  return sum
}
