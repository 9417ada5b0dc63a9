import { env } from '../../env'
import { readReportState } from '../../reports/read-report-state'
import { type Finding, ok, warning } from '../finding'

const late = 5 * 60_000

/** The janitor counts every few seconds; where it does not run, nothing else of its work is done either. */
export async function checkReports(): Promise<Finding[]> {
  const { countedAt, daysLeft } = await readReportState()
  const subject = 'janitor'
  if (!countedAt)
    return [
      warning(subject, `Reports are counted for the first time; ${daysLeft} days are left. Wait for it.`),
    ]
  const at = countedAt.toLocaleString('en-GB', { timeZone: env().timeZone })
  if (Date.now() - countedAt.getTime() <= late)
    return [ok(subject, `It runs; reports were counted at ${at}.`)]
  return [
    warning(
      subject,
      daysLeft > 0
        ? `Reports were last complete at ${at}; ${daysLeft} days are being counted again.`
        : `Reports were last counted at ${at}: see that a portal process runs, and what its log says.`,
    ),
  ]
}
