import { countLabels } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import { TimeSeries } from '../../_charts/time-series'
import { formatRange } from '../_shared/format-range'
import { formatNumber } from './format'
import { overTime, type Moment } from './over-time'
import { Panel } from './panel'
import { PanelTable } from './panel-table'

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
      <PanelTable
        title={title}
        rows={moments}
        keyOf={({ dateTime }) => dateTime}
        columns={[
          {
            header: unit === 'day' ? 'Day' : 'Hour',
            of: ({ label, dateTime }) => <time dateTime={dateTime}>{label}</time>,
          },
          { header: countLabels[metric], of: ({ value }) => value },
          { header: 'Before', of: ({ before: earlier }) => earlier?.value, kind: 'earlier' },
        ]}
      />
    </Panel>
  )
}

/** What somebody who sees the chart would say of it. */
function describeMost(moments: readonly Moment[], unit: 'day' | 'hour'): string {
  const most = moments.reduce<Moment | null>(
    (best, moment) => ((moment.value ?? 0) > (best?.value ?? 0) ? moment : best),
    null,
  )
  if (most === null) return ''
  const when = unit === 'day' ? `on ${most.label}` : `in the hour from ${most.label}`
  return ` Most ${when}: ${formatNumber(most.value ?? 0)}. The table below has every ${unit}.`
}
