import { csvResponse, type CsvColumn } from '../../csv'
import type { Authorised } from '../../staff/staff-person'
import { exportSignups } from './export-signups'
import type { ListedSignup, SignupFilters } from './listed-signup'

/** The signups of a list as a file; `timeZone` is the one that its days are of. */
export async function signupsCsv(
  staff: Authorised<'signups.export'>,
  asked: SignupFilters,
  timeZone: string,
): Promise<Response> {
  const name = asked.days ? `signups-${asked.days.from}-to-${asked.days.to}.csv` : 'signups.csv'
  return csvResponse(name, columnsIn(timeZone), await exportSignups(staff, asked))
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
