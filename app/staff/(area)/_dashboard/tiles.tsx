import { countNames, countsOfVisits, type CountName, type Counts } from '@/lib/reports/counts'
import { countLabels, metricHints } from '@/lib/reports/labels'
import { metrics, type Metric, type ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import { formatRange } from '../_shared/format-range'
import { dashboardLink } from './dashboard-link'
import { formatChange, formatNumber } from './format'
import { PanelTable } from './panel-table'

/** The sums, each with its change; the one that is chosen is drawn below. */
export function Tiles({ query, dashboard }: { query: ReportQuery; dashboard: Dashboard }) {
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label="Sums" className="grid grid-cols-2 gap-3 lg:grid-cols-3">
        {metrics.map((metric) => (
          <li key={metric}>
            <Tile metric={metric} query={query} dashboard={dashboard} />
          </li>
        ))}
      </ul>
      <SumsTable query={query} dashboard={dashboard} />
    </div>
  )
}

function Tile({ metric, query, dashboard }: { metric: Metric; query: ReportQuery; dashboard: Dashboard }) {
  const { counts, countsBefore, knowsVisits } = dashboard
  const isKnown = metric !== 'visits' || knowsVisits
  return (
    <a
      href={`${dashboardLink(query, { metric })}#days`}
      aria-current={query.metric === metric ? 'true' : undefined}
      title={metricHints[metric]}
      className="flex h-full flex-col gap-1 rounded-lg border border-line bg-surface p-4 shadow-card transition-colors hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-soft"
    >
      <span className="font-medium">{countLabels[metric]}</span>
      <span className="text-2xl font-semibold tabular-nums">
        {isKnown ? formatNumber(counts[metric]) : '–'}
      </span>
      <span className="text-sm text-muted">
        {isKnown ? formatChange(counts[metric], countsBefore[metric]) : 'Not known with this filter'}
      </span>
      {metric === 'visits' && isKnown ? <Programs counts={counts} /> : null}
    </a>
  )
}

function SumsTable({ query: { from, to, before }, dashboard }: { query: ReportQuery; dashboard: Dashboard }) {
  const { counts, countsBefore, knowsVisits } = dashboard
  const countOf = (of: Counts, name: CountName) =>
    knowsVisits || !countsOfVisits.includes(name) ? of[name] : null
  return (
    <PanelTable
      title="Sums"
      rows={countNames}
      keyOf={(name) => name}
      columns={[
        { header: 'Count', of: (name) => countLabels[name] },
        { header: formatRange(from, to), of: (name) => countOf(counts, name) },
        {
          header: formatRange(before.from, before.to),
          of: (name) => countOf(countsBefore, name),
          kind: 'earlier',
        },
      ]}
    />
  )
}

function Programs({ counts }: { counts: Counts }) {
  return (
    <span className="text-sm text-muted">
      {`Not counted: ${formatNumber(counts.bots)} by bots, ${formatNumber(counts.previews)} previews`}
    </span>
  )
}
