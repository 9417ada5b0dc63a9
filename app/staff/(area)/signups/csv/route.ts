import { readReportState } from '@/lib/reports/read-report-state'
import { parseSignupQuery } from '@/lib/signups/staff/parse-signup-query'
import { signupsCsv } from '@/lib/signups/staff/signups-csv'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

/** The list of signups as a file, with the filters of its page. */
export async function GET(request: Request): Promise<Response> {
  const staff = await requireStaffInHandler('signups.export')
  if (staff instanceof Response) return staff
  const { today, timeZone } = await readReportState()
  const query = parseSignupQuery(Object.fromEntries(new URL(request.url).searchParams), today)
  return signupsCsv(staff, query, timeZone)
}
