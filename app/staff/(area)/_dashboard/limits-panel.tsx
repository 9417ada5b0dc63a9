import { valueLabel } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { LimitNow } from '@/lib/reports/read-limits'
import { Bar } from '../../_charts/bar'
import { formatNumber } from './format'
import { Panel } from './panel'
import { PanelTable, type PanelColumns } from './panel-table'

const perWords: Record<LimitNow['per'], string> = {
  day: 'today',
  week: 'this week',
  month: 'this month',
  ever: 'in all',
  concurrent: 'at the same time',
}

const title = 'Quota and capacity now'

const columns: PanelColumns<LimitNow> = [
  { header: 'Product', of: ({ name }) => name },
  {
    header: 'Campaign',
    of: ({ scope, subject }) => (scope === 'campaign' ? valueLabel('campaign', subject) : null),
    kind: 'text',
  },
  { header: 'Window', of: ({ per }) => perWords[per], kind: 'text' },
  { header: 'Taken', of: ({ used }) => used },
  { header: 'Limit', of: ({ limit }) => limit ?? 'no limit' },
]

/** How much room there is at this moment, whatever time and filters are chosen. */
export function LimitsPanel({ limits, query }: { limits: LimitNow[]; query: ReportQuery }) {
  return (
    <Panel
      name="limits"
      title={title}
      hint="Of whole products and campaigns, whatever range is chosen"
      query={query}
    >
      {limits.length === 0 ? (
        <p className="text-muted">No product has a limit for all or for a campaign.</p>
      ) : (
        <>
          <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {limits.map((limit) => (
              <li key={keyOf(limit)} className="flex flex-col gap-1.5">
                <div className="flex items-baseline justify-between gap-4">
                  <span className="break-words">
                    {limit.name}
                    {limit.scope === 'campaign' ? `, campaign ${limit.subject || 'none'}` : ''}
                    <span className="text-muted"> {perWords[limit.per]}</span>
                  </span>
                  <span className="whitespace-nowrap tabular-nums">
                    {formatNumber(limit.used)}
                    {limit.limit === null ? ', no limit' : ` of ${formatNumber(limit.limit)}`}
                  </span>
                </div>
                {limit.limit === null ? null : (
                  <Bar
                    share={shareOf(limit.used, limit.limit)}
                    tone={limit.used >= limit.limit ? 'full' : 'accent'}
                  />
                )}
                {limit.limit !== null && limit.used >= limit.limit ? (
                  <p className="text-sm font-medium text-danger">
                    Full: the next one is refused or waits in line
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
          <PanelTable title={title} columns={columns} rows={limits} keyOf={keyOf} />
        </>
      )}
    </Panel>
  )
}

const keyOf = ({ product, scope, per, subject }: LimitNow) => `${product} ${scope} ${per} ${subject}`
const shareOf = (used: number, limit: number) => (limit === 0 ? 1 : used / limit)
