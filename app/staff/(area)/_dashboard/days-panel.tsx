import { Disclosure } from '@/app/_ui/disclosure'
import { countLabels } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import { TimeSeries } from '../../_charts/time-series'
import { formatRange } from '../_shared/format-range'
import { formatNumber } from './format'
import { overTime, type Moment } from './over-time'
import { Panel } from './panel'

/** The chosen count day by day, or hour by hour, with as long a time before. */
export function DaysPanel({ query, dashboard }: { query: ReportQuery; dashboard: Dashboard }) {
  const { metric, from, to, before } = query
  const { counts, countsBefore } = dashboard
  const { unit, moments } = overTime(dashboard, query)
  const title = `${countLabels[metric]} by ${unit}`
  return (
    <Panel
      name="days"
      title={title}
      hint={unit === 'hour' ? 'Hours are counted as you look, all sums every few seconds.' : undefined}
      query={query}
    >
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
        title={`${title}, ${formatRange(from, to)}`}
        description={`${formatNumber(counts[metric])} in all, ${formatNumber(countsBefore[metric])} in as many days before.${describeMost(moments, unit)}`}
        now={moments}
        before={moments.map((moment) => moment.before)}
        formatNumber={formatNumber}
      />
      <Disclosure summary="As a table" about={` ${title}`}>
        <div
          className="max-h-96 overflow-y-auto print:max-h-none"
          tabIndex={0}
          role="region"
          aria-label={`Table of ${title}`}
        >
          <table className="w-full text-left tabular-nums">
            <thead className="text-sm text-muted">
              <tr>
                <th scope="col" className="py-2 font-medium">
                  {unit === 'day' ? 'Day' : 'Hour'}
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  {countLabels[metric]}
                </th>
                <th scope="col" className="py-2 text-right font-medium">
                  Before
                </th>
              </tr>
            </thead>
            <tbody>
              {moments.map(({ label, dateTime, value, before: earlier }) => (
                <tr key={dateTime} className="border-t border-line">
                  <th scope="row" className="py-1.5 font-normal">
                    <time dateTime={dateTime}>{label}</time>
                  </th>
                  <td className="py-1.5 text-right">{orDash(value)}</td>
                  <td className="py-1.5 text-right text-muted">{orDash(earlier?.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </Panel>
  )
}

const orDash = (value: number | null | undefined) => (value == null ? '–' : formatNumber(value))

/** What somebody who sees the chart would say of it. */
function describeMost(moments: readonly Moment[], unit: 'day' | 'hour'): string {
  const most = moments.reduce<Moment | null>(
    (best, moment) => ((moment.value ?? 0) > (best?.value ?? 0) ? moment : best),
    null,
  )
  if (most === null) return ''
  const when = unit === 'day' ? `on ${most.label}` : `in the hour from ${most.label}`
  return ` Most ${when}: ${orDash(most.value)}. The table below has every ${unit}.`
}
