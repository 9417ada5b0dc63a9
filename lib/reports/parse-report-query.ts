import type { Given } from '../query-text'
import { addDays, countDays, firstOfMonth, firstOfYear, parseDay, type Day } from './calendar'
import { dimensions, filterNames, isDimension, type Dimension, type Filters } from './dimensions'

/** What a page of reports is asked for: everything is in its URL. */
export type ReportQuery = {
  range: RangeName
  from: Day
  to: Day
  /** As many days before. */
  before: { from: Day; to: Day }
  filters: Filters
  /** What the chart over time shows. */
  metric: Metric
  /** The table that is shown in full length. */
  all: Dimension | null
}

/** A query, and what could not be understood: such a part counts as absent. */
export type ParsedReportQuery = ReportQuery & { problems: string[] }

export const metrics = ['visits', 'submitted', 'verified', 'granted', 'launched', 'minutes'] as const
export type Metric = (typeof metrics)[number]

export const presets = [
  'today',
  'yesterday',
  'last-7-days',
  'last-28-days',
  'last-90-days',
  'this-month',
  'last-month',
  'this-year',
] as const
export type Preset = (typeof presets)[number]
export type RangeName = Preset | 'custom'

const usualRange: Preset = 'last-28-days'
const usualMetric: Metric = 'submitted'
const longestFilter = 253
/** What no text of the database can hold: a zero byte, half a character. */
const unstorable = /\0|\p{Surrogate}/u
const mostDays = 1_830

/** Reads the query of a URL. `today` is the date in the portal's time zone. */
export function parseReportQuery(given: Given, today: Day): ParsedReportQuery {
  const problems: string[] = []
  const { range, from, to } = parseRange(given, today, problems)
  const days = countDays(from, to)
  return {
    range,
    from,
    to,
    before: { from: addDays(from, -days), to: addDays(from, -1) },
    filters: parseFilters(given, problems),
    metric: parseMetric(given, problems),
    all: parseAll(given, problems),
    problems,
  }
}

/** The query of a URL that asks for this, beginning with `?`; what is usual is left out. */
export function reportSearch({ range, from, to, filters, metric, all }: ReportQuery): string {
  const search = new URLSearchParams()
  if (range === 'custom') {
    search.set('from', from)
    search.set('to', to)
  } else if (range !== usualRange) {
    search.set('range', range)
  }
  for (const name of filterNames) {
    const value = filters[name]
    if (value !== undefined) search.set(name, value)
  }
  if (metric !== usualMetric) search.set('metric', metric)
  if (all !== null) search.set('all', all)
  return search.size === 0 ? '' : `?${search}`
}

function parseRange(given: Given, today: Day, problems: string[]) {
  const name = one(given, 'range', problems)
  const from = one(given, 'from', problems)
  const to = one(given, 'to', problems)
  const preset = presets.find((candidate) => candidate === name)
  if (preset) return { range: preset, ...daysOfPreset(preset, today) }
  const usual = { range: usualRange as RangeName, ...daysOfPreset(usualRange, today) }
  if (name !== undefined && name !== 'custom') {
    problems.push(`“${cut(name)}” is no range. The last 28 days are shown.`)
    return usual
  }
  if (from === undefined && to === undefined) return usual

  const problem = problemOfDays(from, to)
  if (problem === null && from !== undefined && to !== undefined)
    return { range: 'custom' as const, from, to }
  problems.push(`${problem} The last 28 days are shown.`)
  return usual
}

function problemOfDays(from: string | undefined, to: string | undefined): string | null {
  for (const [name, text] of [
    ['first', from],
    ['last', to],
  ] as const) {
    if (!text) return `Please give the ${name} day too.`
    if (parseDay(text) === null) return `“${cut(text)}” is no date such as 2026-11-23.`
  }
  if (!from || !to) return null
  if (from > to) return 'The first day is after the last one.'
  return countDays(from, to) > mostDays ? 'That is more than five years.' : null
}

function daysOfPreset(preset: Preset, today: Day): { from: Day; to: Day } {
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'last-7-days':
      return { from: addDays(today, -6), to: today }
    case 'last-28-days':
      return { from: addDays(today, -27), to: today }
    case 'last-90-days':
      return { from: addDays(today, -89), to: today }
    case 'this-month':
      return { from: firstOfMonth(today), to: today }
    case 'last-month': {
      const to = addDays(firstOfMonth(today), -1)
      return { from: firstOfMonth(to), to }
    }
    case 'this-year':
      return { from: firstOfYear(today), to: today }
  }
}

function parseFilters(given: Given, problems: string[]): Filters {
  const filters: Filters = {}
  for (const name of filterNames) {
    const value = one(given, name, problems)
    if (value === undefined) continue
    if (value.length <= longestFilter && !unstorable.test(value)) filters[name] = value
    else problems.push(`The filter “${name}” is none we know, so it is not applied.`)
  }
  return filters
}

function parseMetric(given: Given, problems: string[]): Metric {
  const name = one(given, 'metric', problems)
  const metric = metrics.find((candidate) => candidate === name)
  if (metric === undefined && name !== undefined)
    problems.push(`“${cut(name)}” cannot be drawn. Signups are shown.`)
  return metric ?? usualMetric
}

function parseAll(given: Given, problems: string[]): Dimension | null {
  const name = one(given, 'all', problems)
  if (name === undefined || isDimension(name)) return name ?? null
  problems.push(`There is no table “${cut(name)}”; there are ${dimensions.join(', ')}.`)
  return null
}

/** The last one counts where a name is given twice, and that is said. */
function one(given: Given, name: string, problems: string[]): string | undefined {
  const value = Object.hasOwn(given, name) ? given[name] : undefined
  if (!Array.isArray(value)) return value
  problems.push(`“${name}” is given more than once; the last one counts.`)
  return value.at(-1)
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
