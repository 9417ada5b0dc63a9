import { inviteColumns } from '@/lib/invites/staff/invite-columns'
import { listInviteOptions } from '@/lib/invites/staff/list-invite-options'
import { csvResponse } from '@/lib/csv'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

/** A file of invites to begin with; it can be tried out as it is. */
export async function GET(): Promise<Response> {
  const staff = await requireStaffInHandler('invites.own')
  if (staff instanceof Response) return staff
  const { products } = await listInviteOptions(staff)
  const product = products[0]?.slug ?? 'aster-cad'
  const year = new Date().getUTCFullYear() + 1
  const rows: Record<string, string>[] = [
    {
      label: 'Fair in Kiel, Jane Doe',
      product,
      'first name': 'Jane',
      'last name': 'Doe',
      'e-mail': 'jane@acme.example',
      'max uses': '1',
      expires: `${year}-01-31`,
      'allowed e-mails': 'jane@acme.example',
      'skip verification': 'yes',
    },
    {
      label: 'Fair in Kiel, Acme',
      product,
      opportunity: 'OPP-1234',
      'max uses': '10',
      starts: `${year}-01-10T09:00`,
      expires: `${year}-02-28T18:00`,
      'allowed domains': 'acme.example',
      'skip verification': 'no',
      'trial minutes': '240',
      utm_source: 'fair',
      utm_campaign: 'kiel',
    },
  ]
  const columns = inviteColumns.map((header) => ({
    header,
    of: (row: Record<string, string>) => row[header] ?? '',
  }))
  return csvResponse('invites-sample.csv', columns, [rows])
}
