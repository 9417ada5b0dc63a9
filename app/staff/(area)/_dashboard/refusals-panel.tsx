import { stepLabels } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import { reasonWords } from '@/lib/signups/reason-words'
import { stopValue } from '@/lib/reports/stop'
import { Bar } from '../../_charts/bar'
import { filterLink, peopleLink } from './dashboard-link'
import { formatNumber } from './format'
import { Panel } from './panel'

type RefusalsPanelProps = { query: ReportQuery; dashboard: Dashboard; showsPeople: boolean }

/** Why people were refused or failed, by exact code. */
export function RefusalsPanel({ query, dashboard: { refusals }, showsPeople }: RefusalsPanelProps) {
  const most = Math.max(1, ...refusals.map(({ signups }) => signups))
  return (
    <Panel name="refusals" title="Refused and failed" query={query}>
      {refusals.length === 0 ? (
        <p className="text-muted">Nobody was refused, and nothing failed.</p>
      ) : (
        <table className="w-full text-left">
          <thead className="sr-only">
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">Signups</th>
            </tr>
          </thead>
          <tbody>
            {refusals.map(({ step, reason, signups }) => (
              <tr key={`${step} ${reason}`} className="border-t border-line align-top first:border-t-0">
                <th scope="row" className="w-full py-2 pr-4 font-normal">
                  <a
                    href={filterLink(query, { stop: stopValue({ step, reason }) })}
                    className="text-accent underline-offset-3 hover:underline"
                  >
                    {reasonWords(reason)}
                  </a>
                  <span className="block text-sm break-words text-muted">
                    <code>{reason}</code>, came as far as {stepLabels[step]}
                  </span>
                  <Bar share={signups / most} />
                </th>
                <td className="py-2 text-right tabular-nums">
                  {showsPeople ? (
                    <a
                      href={peopleLink(query, { stop: stopValue({ step, reason }) })}
                      className="text-accent underline-offset-3 hover:underline"
                    >
                      {formatNumber(signups)}
                      <span className="sr-only"> people</span>
                    </a>
                  ) : (
                    formatNumber(signups)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
