import { csvResponse, type CsvColumn } from '../../csv'
import { exportInvites, type ExportedInvite } from './export-invites'
import type { InviteKeeper } from './invite-scope'
import type { InviteFilters } from './list-invites'

/** The invites of a list as a file for a mail merge. */
export async function invitesCsv(staff: InviteKeeper, asked: InviteFilters): Promise<Response> {
  return csvResponse('invites.csv', columns, await exportInvites(staff, asked))
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
