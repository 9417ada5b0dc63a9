import { parsePosition, writePosition, type Position } from '../../list-position'
import { textOf, type Given } from '../../query-text'
import type { Day } from '../../reports/calendar'
import { parseReportQuery, reportSearch, type ParsedReportQuery } from '../../reports/parse-report-query'
import { steps } from '../../reports/stop'
import { signupStates, type SignupFilters } from './listed-signup'

/** What the list of signups is asked for: the range and filters of reports, and what only a list of people knows. */
export type SignupQuery = SignupFilters & {
  report: ParsedReportQuery
  after: Position | null
  problems: string[]
}

const longestSearch = 200

/**
 * Reads the query of a URL; what cannot be understood counts as absent and is told. A search without a range looks
 * at all that was ever kept. `today` is the date in the portal's time zone.
 */
export function parseSignupQuery(given: Given, today: Day): SignupQuery {
  const report = parseReportQuery(given, today)
  const problems = [...report.problems]
  const search = textOf(given.q).slice(0, longestSearch)
  const hasRange = ['range', 'from', 'to'].some((name) => given[name] !== undefined)
  const state = textOf(given.state)
  const step = textOf(given.step)
  const reached = steps.find((candidate) => candidate === step) ?? null
  if (step !== '' && reached === null)
    problems.push(`There is no step “${step.slice(0, 40)}”. All are shown.`)
  const known = signupStates.find((candidate) => candidate === state) ?? null
  if (state !== '' && known === null)
    problems.push(`There is no state “${state.slice(0, 40)}”. All are shown.`)
  return {
    report,
    days: search !== '' && !hasRange ? null : { from: report.from, to: report.to },
    filters: report.filters,
    state: known,
    step: reached,
    search,
    after: parsePosition(textOf(given.after)),
    problems,
  }
}

/** The query of a URL that asks for the same list from a position on, with other values for what is given. */
export function signupSearch(
  { report, state, step, search }: SignupQuery,
  {
    after = null,
    filters = report.filters,
    reached = step,
  }: { after?: Position | null; filters?: SignupFilters['filters']; reached?: SignupFilters['step'] } = {},
): string {
  const query = new URLSearchParams(reportSearch({ ...report, filters }))
  if (search !== '') query.set('q', search)
  if (state !== null) query.set('state', state)
  if (reached !== null) query.set('step', reached)
  if (after) query.set('after', writePosition(after))
  return query.size === 0 ? '' : `?${query}`
}
