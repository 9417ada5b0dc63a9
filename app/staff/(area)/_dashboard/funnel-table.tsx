import type { FunnelStep } from '@/lib/reports/funnel'
import { stepLabels, valueLabel } from '@/lib/reports/labels'
import { stopValue } from '@/lib/reports/stop'
import { formatShare } from './format'
import { PanelTable } from './panel-table'

/** The steps of the funnel, and below each the reasons why people went no further. */
export function FunnelTable({ steps }: { steps: readonly FunnelStep[] }) {
  return (
    <PanelTable
      title="Funnel"
      rows={steps.flatMap(rowsOf)}
      keyOf={({ key }) => key}
      columns={[
        {
          header: 'Step',
          of: ({ label, isReason }) => (isReason ? <span className="block pl-4">{label}</span> : label),
        },
        { header: 'People', of: ({ people }) => people },
        {
          header: 'Share of the step before',
          of: ({ share }) => (share === null ? null : formatShare(share)),
        },
        { header: 'Went no further', of: ({ lost }) => lost },
      ]}
    />
  )
}

function rowsOf({ step, people, share, lost, reasons }: FunnelStep) {
  return [
    { key: step, label: stepLabels[step], isReason: false, people, share, lost },
    ...reasons.map((stop) => ({
      key: stopValue(stop),
      label: valueLabel('stop', stopValue(stop)),
      isReason: true,
      people: null,
      share: null,
      lost: stop.signups,
    })),
  ]
}
