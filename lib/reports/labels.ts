import type { CountName } from './counts'
import type { Dimension, FilterName } from './dimensions'
import type { FunnelStep } from './funnel'
import type { Metric, Preset } from './parse-report-query'
import { reasonWords } from '../signups/reason-words'
import { parseStop } from './stop'

export const dimensionLabels: Record<Dimension, string> = {
  campaign: 'Campaign',
  source: 'Source',
  medium: 'Medium',
  term: 'Term',
  content: 'Content',
  referrer: 'Referrer',
  country: 'Country',
  product: 'Product',
  owner: 'Invite owner',
}

export const filterLabels: Record<FilterName, string> = { ...dimensionLabels, stop: 'Went no further' }

/** What stands for an empty value. */
const withoutValue: Record<Dimension, string> = {
  campaign: 'No campaign',
  source: 'No source',
  medium: 'No medium',
  term: 'No term',
  content: 'No content',
  referrer: 'No referrer',
  country: 'Not given',
  product: 'No product',
  owner: 'No invite',
}

export const countLabels: Record<CountName, string> = {
  visits: 'Visits',
  bots: 'Bots',
  previews: 'Previews',
  submitted: 'Signups',
  verified: 'Verified',
  granted: 'Granted',
  launched: 'Launched',
  cameBack: 'Came back',
  minutes: 'Minutes',
}

export const metricHints: Record<Metric, string> = {
  visits: 'People who saw a form, once a day for each',
  submitted: 'Forms that were sent, also those that were refused',
  verified: 'Proved their address, or did not need to',
  granted: 'Were handed a trial',
  launched: 'Were seen in a session',
  minutes: 'In sessions, as far as they were seen',
}

export const stepLabels: Record<FunnelStep['step'], string> = {
  visit: 'Visit',
  submitted: 'Submitted',
  verified: 'Verified',
  granted: 'Granted',
  launched: 'Launched',
  'came-back': 'Came back',
}

export const presetLabels: Record<Preset, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  'last-7-days': '7 days',
  'last-28-days': '28 days',
  'last-90-days': '90 days',
  'this-month': 'This month',
  'last-month': 'Last month',
  'this-year': 'This year',
}

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** A value of a filter in words. */
export function valueLabel(
  name: FilterName,
  value: string,
  productNames: Record<string, string> = {},
): string {
  if (name === 'stop') {
    const { step, reason } = parseStop(value)
    return reason === '' ? stepLabels[step] : `${stepLabels[step]}: ${reasonWords(reason)}`
  }
  if (value === '') return withoutValue[name]
  if (name === 'country') return /^[A-Z]{2}$/.test(value) ? (countries.of(value) ?? value) : value
  if (name === 'product')
    return (Object.hasOwn(productNames, value) ? productNames[value] : undefined) ?? value
  return value
}
