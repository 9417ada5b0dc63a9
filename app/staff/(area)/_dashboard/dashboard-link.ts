import { paths } from '@/lib/paths'
import type { Filters } from '@/lib/reports/dimensions'
import { reportSearch, type ReportQuery } from '@/lib/reports/parse-report-query'

/** The dashboard as it is, but for what is given. */
export function dashboardLink(query: ReportQuery, changes: Partial<ReportQuery> = {}): string {
  return `${paths.staff}${reportSearch({ ...query, ...changes })}`
}

/** The same with more filters; one that is undefined is taken away. */
export function filterLink(query: ReportQuery, filters: Filters): string {
  return dashboardLink(query, { filters: { ...query.filters, ...filters } })
}

/** The people behind a number: those of the filters who reached a step, or who stopped somewhere. */
export function peopleLink(query: ReportQuery, who: { step?: string; stop?: string }): string {
  const filters = who.stop === undefined ? query.filters : { ...query.filters, stop: who.stop }
  const search = new URLSearchParams(reportSearch({ ...query, filters, metric: 'submitted', all: null }))
  if (who.step !== undefined) search.set('step', who.step)
  return `${paths.staffSignups}?${search}`
}
