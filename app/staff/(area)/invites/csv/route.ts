import { exportInvites, type ExportedInvite } from '@/lib/invites/staff/export-invites'
import { parseInviteQuery } from '@/lib/invites/staff/parse-invite-query'
import { csvResponse, type CsvColumn } from '@/lib/reports/csv'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

/** The list of invites as a file for a mail merge, with the filters of its page. */
export async function GET(request: Request): Promise<Response> {
  const staff = await requireStaffInHandler('invites.own')
  if (staff instanceof Response) return staff
  const query = parseInviteQuery(Object.fromEntries(new URL(request.url).searchParams))
  const { search, product, state, owner, importId } = query
  const filters = { search, product, state, owner, importId }
  return csvResponse('invites.csv', columns, await exportInvites(staff, filters))
}

const columns: CsvColumn<ExportedInvite>[] = [
  { header: 'link', of: ({ link }) => link },
  { header: 'first name', of: ({ recipientFirstName }) => recipientFirstName },
  { header: 'last name', of: ({ recipientLastName }) => recipientLastName },
  { header: 'e-mail', of: ({ recipientEmail }) => recipientEmail },
  { header: 'expires (UTC)', of: ({ expiresAt }) => expiresAt },
  { header: 'label', of: ({ label }) => label },
  { header: 'product', of: ({ product }) => product },
  { header: 'product name', of: ({ productName }) => productName },
  { header: 'opportunity', of: ({ opportunity }) => opportunity },
  { header: 'owner', of: ({ owner }) => owner },
  { header: 'state', of: ({ state }) => state },
  { header: 'uses', of: ({ used }) => used },
  { header: 'max uses', of: ({ maxUses }) => maxUses },
  { header: 'opened', of: ({ opened }) => opened },
  { header: 'previewed', of: ({ previewed }) => previewed },
  { header: 'signups', of: ({ signups }) => signups },
  { header: 'verified', of: ({ verified }) => verified },
  { header: 'launched', of: ({ launched }) => launched },
  { header: 'minutes', of: ({ minutes }) => minutes },
  { header: 'id', of: ({ id }) => id },
]
