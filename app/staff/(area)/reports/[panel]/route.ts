import { exportReport } from '@/lib/reports/export-report'
import { parseReportQuery } from '@/lib/reports/parse-report-query'
import { readReportState } from '@/lib/reports/read-report-state'
import { parsePanel } from '@/lib/reports/report-csv'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

/** One panel of the dashboard as a file, for the same query. */
export async function GET(request: Request, { params }: { params: Promise<{ panel: string }> }) {
  const reader = await requireStaffInHandler('dashboard.read')
  if (reader instanceof Response) return reader
  const [{ panel: name }, { today, timeZone }] = await Promise.all([params, readReportState()])
  const panel = parsePanel(name)
  const query = parseReportQuery(Object.fromEntries(new URL(request.url).searchParams), today)
  const file = panel && (await exportReport({ panel, reader, query, timeZone }))
  return file ?? new Response('There is no such report.\n', { status: 404 })
}
