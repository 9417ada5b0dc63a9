import { Disclosure } from '@/app/_ui/disclosure'
import { countLabels } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import { TimeSeries } from '../../_charts/time-series'
import { formatNumber, formatRange, formatShortDay } from './format'
import { Panel } from './panel'

/** The chosen count day by day, with the same days before. */
export function DaysPanel({ query, dashboard }: { query: ReportQuery; dashboard: Dashboard }) {
  const { metric, from, to, before } = query
  const { series, counts, countsBefore } = dashboard
  const name = countLabels[metric]
  const point = (row: (typeof series.now)[number]) => ({ label: formatShortDay(row.day), value: row[metric] })
  return (
    <Panel name="days" title={`${name} by day`} query={query}>
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-muted">
        <span className="inline-flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3">
            <rect width={12} height={12} className="fill-accent forced-colors:fill-[CanvasText]" />
          </svg>
          {formatRange(from, to)}: {formatNumber(counts[metric])}
        </span>
        <span className="inline-flex items-center gap-2">
          <svg aria-hidden="true" viewBox="0 0 16 4" className="h-1 w-4">
            <path
              d="M0 2h16"
              className="stroke-ink [stroke-dasharray:4_3] [stroke-width:2] forced-colors:stroke-[Highlight]"
            />
          </svg>
          {formatRange(before.from, before.to)}: {formatNumber(countsBefore[metric])}
        </span>
      </p>
      <TimeSeries
        id="days-chart"
        title={`${name} by day, ${formatRange(from, to)}`}
        description={describe(dashboard, query)}
        now={series.now.map(point)}
        before={series.before.map(point)}
        formatNumber={formatNumber}
      />
      <Disclosure summary="As a table" about={` ${name} by day`}>
        <div
          className="max-h-96 overflow-y-auto print:max-h-none"
          tabIndex={0}
          role="region"
          aria-label={`Table of ${name} by day`}
        >
          <table className="w-full text-left tabular-nums">
            <thead className="text-sm text-muted">
              <tr>
                <th scope="col" className="py-2 font-medium">
                  Day
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  {name}
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  Before
                </th>
              </tr>
            </thead>
            <tbody>
              {series.now.map((row, index) => (
                <tr key={row.day} className="border-t border-line">
                  <th scope="row" className="py-1.5 font-normal">
                    <time dateTime={row.day}>{formatShortDay(row.day)}</time>
                  </th>
                  <td className="py-1.5 text-right">{formatNumber(row[metric])}</td>
                  <td className="py-1.5 text-right text-muted">
                    {formatNumber(series.before[index]?.[metric] ?? 0)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </Panel>
  )
}

/** What somebody who sees the chart would say of it. */
function describe({ series, counts, countsBefore }: Dashboard, { metric }: ReportQuery): string {
  const most = series.now.reduce((best, row) => (row[metric] > best[metric] ? row : best))
  const sums = `${formatNumber(counts[metric])} in all, ${formatNumber(countsBefore[metric])} in as many days before.`
  return most[metric] === 0
    ? sums
    : `${sums} Most on ${formatShortDay(most.day)}: ${formatNumber(most[metric])}. The table below has every day.`
}
