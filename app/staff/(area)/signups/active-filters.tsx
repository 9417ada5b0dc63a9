import { paths } from '@/lib/paths'
import { filterNames } from '@/lib/reports/dimensions'
import { filterLabels, stepLabels, valueLabel } from '@/lib/reports/labels'
import { signupSearch, type SignupQuery } from '@/lib/signups/staff/parse-signup-query'
import { FilterChips, type FilterChip } from '../_shared/filter-chips'

/** What the list is narrowed by beside search, state and days. */
export function ActiveFilters({ query }: { query: SignupQuery }) {
  const { step, report } = query
  const link = (changes: Parameters<typeof signupSearch>[1]) =>
    `${paths.staffSignups}${signupSearch(query, changes)}`
  const chips: FilterChip[] = filterNames.flatMap((name) => {
    const value = report.filters[name]
    return value === undefined
      ? []
      : [
          {
            name,
            label: filterLabels[name],
            value: valueLabel(name, value, {}),
            without: link({ filters: { ...report.filters, [name]: undefined } }),
          },
        ]
  })
  if (step) {
    chips.push({
      name: 'step',
      label: 'Got as far as',
      value: stepLabels[step],
      without: link({ reached: null }),
    })
  }
  return <FilterChips chips={chips} withoutAll={link({ filters: {}, reached: null })} />
}
