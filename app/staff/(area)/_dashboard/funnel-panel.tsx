import { Disclosure } from '@/app/_ui/disclosure'
import type { FunnelStep } from '@/lib/reports/funnel'
import { stepLabels } from '@/lib/reports/labels'
import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import { reasonWords } from '@/lib/signups/reason-words'
import { stopValue } from '@/lib/reports/stop'
import { Bar } from '../../_charts/bar'
import { peopleLink } from './dashboard-link'
import { formatNumber, formatShare } from './format'
import { FunnelTable } from './funnel-table'
import { Panel } from './panel'

type FunnelPanelProps = { query: ReportQuery; dashboard: Dashboard; showsPeople: boolean }

/** From a look to coming back: how many got how far, and why the others did not. */
export function FunnelPanel({ query, dashboard, showsPeople }: FunnelPanelProps) {
  const steps = dashboard.funnel.filter(({ step }) => step !== 'visit' || dashboard.knowsVisits)
  const most = Math.max(1, ...steps.map(({ people }) => people))
  return (
    <Panel
      name="funnel"
      title="Funnel"
      hint="Signups of these days, however late they went on. Visits of the same days."
      query={query}
    >
      <ol className="flex flex-col gap-4">
        {steps.map((step) => (
          <li key={step.step} className="flex flex-col gap-1.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{stepLabels[step.step]}</span>
              <span className="tabular-nums">
                <People step={step} query={query} showsPeople={showsPeople} />
                {step.share === null ? null : (
                  <span className="text-sm text-muted">{` · ${formatShare(step.share)} of the step before`}</span>
                )}
              </span>
            </div>
            <Bar share={step.people / most} />
            {step.lost > 0 ? <Lost step={step} query={query} showsPeople={showsPeople} /> : null}
          </li>
        ))}
      </ol>
      <FunnelTable steps={steps} />
    </Panel>
  )
}

type StepProps = { step: FunnelStep; query: ReportQuery; showsPeople: boolean }

function People({ step: { step, people }, query, showsPeople }: StepProps) {
  const number = <span className="font-semibold">{formatNumber(people)}</span>
  return step === 'visit' || !showsPeople || people === 0 ? (
    number
  ) : (
    <a href={peopleLink(query, { step })} className="text-accent underline-offset-3 hover:underline">
      {number}
      <span className="sr-only"> people who came as far as {stepLabels[step]}</span>
    </a>
  )
}

function Lost({ step: { step, lost, reasons }, query, showsPeople }: StepProps) {
  if (step === 'visit')
    return <p className="text-sm text-muted">{formatNumber(lost)} looked and went no further</p>
  return (
    <Disclosure
      summary={`${formatNumber(lost)} went no further`}
      about={` than ${stepLabels[step]}: the reasons`}
    >
      <ul className="flex flex-col gap-1">
        {reasons.map(({ reason, signups }) => (
          <li key={reason} className="flex items-baseline justify-between gap-4 border-t border-line py-1.5">
            {showsPeople ? (
              <a
                href={peopleLink(query, { stop: stopValue({ step, reason }) })}
                className="text-accent underline-offset-3 hover:underline"
              >
                {reasonWords(reason)}
              </a>
            ) : (
              reasonWords(reason)
            )}
            <span className="tabular-nums">{formatNumber(signups)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
