import { csvResponse, type CsvColumn } from '@/lib/reports/csv'
import { readReportState } from '@/lib/reports/read-report-state'
import { exportSignups } from '@/lib/signups/staff/export-signups'
import type { ListedSignup } from '@/lib/signups/staff/list-signups'
import { parseSignupQuery } from '@/lib/signups/staff/parse-signup-query'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

/** The list of signups as a file, with the filters of its page. */
export async function GET(request: Request): Promise<Response> {
  const staff = await requireStaffInHandler('signups.export')
  if (staff instanceof Response) return staff
  const { today, timeZone } = await readReportState()
  const query = parseSignupQuery(Object.fromEntries(new URL(request.url).searchParams), today)
  const name = query.days ? `signups-${query.days.from}-to-${query.days.to}.csv` : 'signups.csv'
  return csvResponse(name, columnsIn(timeZone), await exportSignups(staff, query))
}

function columnsIn(timeZone: string): CsvColumn<ListedSignup>[] {
  return [
    { header: 'id', of: ({ id }) => id },
    { header: 'signed up (UTC)', of: ({ createdAt }) => createdAt },
    { header: 'zone of days', of: () => timeZone },
    { header: 'e-mail', of: ({ email }) => email },
    { header: 'first name', of: ({ firstName }) => firstName },
    { header: 'last name', of: ({ lastName }) => lastName },
    { header: 'company', of: ({ company }) => company },
    { header: 'country', of: ({ country }) => country },
    { header: 'product', of: ({ product }) => product },
    { header: 'state', of: ({ state }) => state },
    { header: 'reason', of: ({ reason }) => reason },
    { header: 'verified', of: ({ verified }) => yesOrNo(verified) },
    { header: 'granted', of: ({ granted }) => yesOrNo(granted) },
    { header: 'launched', of: ({ launched }) => yesOrNo(launched) },
    { header: 'came back', of: ({ cameBack }) => yesOrNo(cameBack) },
    { header: 'minutes', of: ({ minutes }) => minutes },
    { header: 'trial ends (UTC)', of: ({ trialEndsAt }) => trialEndsAt },
    { header: 'campaign', of: ({ campaign }) => campaign },
    { header: 'source', of: ({ source }) => source },
    { header: 'medium', of: ({ medium }) => medium },
    { header: 'term', of: ({ term }) => term },
    { header: 'content', of: ({ content }) => content },
    { header: 'referrer', of: ({ referrer }) => referrer },
    { header: 'invite owner', of: ({ owner }) => owner },
  ]
}

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')
