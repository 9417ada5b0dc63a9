import { invitesCsv } from '@/lib/invites/staff/invites-csv'
import { parseInviteQuery } from '@/lib/invites/staff/parse-invite-query'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

/** The list of invites as a file for a mail merge, with the filters of its page. */
export async function GET(request: Request): Promise<Response> {
  const staff = await requireStaffInHandler('invites.own')
  if (staff instanceof Response) return staff
  const query = parseInviteQuery(Object.fromEntries(new URL(request.url).searchParams))
  const { search, product, state, owner, importId } = query
  const filters = { search, product, state, owner, importId }
  return invitesCsv(staff, filters)
}
