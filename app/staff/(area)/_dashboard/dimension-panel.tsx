import { countLabels, dimensionLabels, valueLabel } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import type { ReportTable, TableRow } from '@/lib/reports/read-tables'
import { Bar } from '../../_charts/bar'
import { dashboardLink, filterLink } from './dashboard-link'
import { formatNumber } from './format'
import { Panel } from './panel'

type DimensionPanelProps = { table: ReportTable; query: ReportQuery; dashboard: Dashboard }

/** What is shown of each row; on a narrow screen the few that decide, and all where a table has the width of the page. */
const columns = [
  { name: 'visits', look: 'hidden sm:table-cell' },
  { name: 'submitted', look: '' },
  { name: 'granted', look: 'hidden', wideLook: 'hidden sm:table-cell' },
  { name: 'launched', look: '' },
  { name: 'cameBack', look: 'hidden', wideLook: 'hidden lg:table-cell' },
  { name: 'minutes', look: 'hidden sm:table-cell' },
] as const

/** Signups by where they came from. A click on a row narrows the whole dashboard to it. */
export function DimensionPanel({
  table: { dimension, rows, length },
  query,
  dashboard,
}: DimensionPanelProps) {
  const most = Math.max(1, ...rows.map(({ submitted }) => submitted))
  const isWide = query.all === dimension
  const lookOf = (column: (typeof columns)[number]) =>
    isWide && 'wideLook' in column ? column.wideLook : column.look
  const isFilter = query.filters[dimension] !== undefined
  const knowsVisits = dashboard.knowsVisits && dimension !== 'country'
  const number = (row: TableRow, name: (typeof columns)[number]['name']) =>
    name === 'visits' && !knowsVisits ? '–' : formatNumber(row[name])
  return (
    <Panel name={dimension} title={dimensionLabels[dimension]} query={query} isWide={isWide}>
      {rows.length === 0 ? (
        <p className="text-muted">Nothing in these days.</p>
      ) : (
        <table className="w-full table-fixed text-left">
          <thead className="text-sm text-muted">
            <tr>
              <th scope="col" className="py-2 pr-3 font-medium">
                <span className="sr-only">{dimensionLabels[dimension]}</span>
              </th>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  className={`${isWide ? 'w-22' : 'w-19'} py-2 pl-1.5 text-right font-medium ${lookOf(column)}`}
                >
                  {countLabels[column.name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.value} className="border-t border-line align-top">
                <th scope="row" className="py-2 pr-3 font-normal">
                  <a
                    href={filterLink(query, { [dimension]: isFilter ? undefined : row.value })}
                    title={row.value.length > 30 ? row.value : undefined}
                    className={`line-clamp-2 break-words text-accent underline-offset-3 hover:underline ${row.value === '' ? 'italic' : ''}`}
                  >
                    {valueLabel(dimension, row.value, dashboard.productNames)}
                    <span className="sr-only">
                      {isFilter ? ', take away this filter' : ', filter by this'}
                    </span>
                  </a>
                  <Bar share={row.submitted / most} />
                </th>
                {columns.map((column) => (
                  <td key={column.name} className={`py-2 pl-1.5 text-right tabular-nums ${lookOf(column)}`}>
                    {number(row, column.name)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {length > rows.length && !isWide ? (
        <a
          href={`${dashboardLink(query, { all: dimension })}#${dimension}`}
          className="self-start py-1 font-medium text-accent hover:underline print:hidden"
        >
          {`Show all ${formatNumber(length)}`}
          <span className="sr-only"> of {dimensionLabels[dimension]}</span>
        </a>
      ) : null}
      {length > rows.length && isWide ? (
        <p className="text-sm text-muted">{`The first ${formatNumber(rows.length)} of ${formatNumber(length)}.`}</p>
      ) : null}
      {isWide ? (
        <a
          href={`${dashboardLink(query, { all: null })}#${dimension}`}
          className="self-start py-1 font-medium text-accent hover:underline print:hidden"
        >
          Show fewer
        </a>
      ) : null}
    </Panel>
  )
}
