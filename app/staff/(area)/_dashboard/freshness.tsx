import type { ReportState } from '@/lib/reports/read-report-state'
import { formatNumber } from './format'

/** As of when the numbers are, and what is still to come. */
export function Freshness({ state: { countedAt, daysLeft, timeZone } }: { state: ReportState }) {
  if (countedAt === null || daysLeft > 1)
    return (
      <p role="status" className="text-sm text-muted">
        {daysLeft > 0
          ? `Still being counted: ${formatNumber(daysLeft)} days are left, the newest come first.`
          : 'Not counted yet. The first numbers come within seconds.'}
      </p>
    )
  return (
    <p className="text-sm text-muted">
      As of <time dateTime={countedAt.toISOString()}>{timeOf(countedAt, timeZone)}</time>
    </p>
  )
}

function timeOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone,
  }).format(moment)
}
