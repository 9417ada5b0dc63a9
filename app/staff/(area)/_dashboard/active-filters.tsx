import { filterNames } from '@/lib/reports/dimensions'
import { filterLabels, valueLabel } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import { FilterChips } from '../_shared/filter-chips'
import { dashboardLink, filterLink } from './dashboard-link'

type ActiveFiltersProps = { query: ReportQuery; productNames: Record<string, string> }

export function ActiveFilters({ query, productNames }: ActiveFiltersProps) {
  const chips = filterNames.flatMap((name) => {
    const value = query.filters[name]
    return value === undefined
      ? []
      : [
          {
            name,
            label: filterLabels[name],
            value: valueLabel(name, value, productNames),
            without: filterLink(query, { [name]: undefined }),
          },
        ]
  })
  return <FilterChips chips={chips} withoutAll={dashboardLink(query, { filters: {} })} />
}
