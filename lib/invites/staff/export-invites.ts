import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import type { Position } from '../../list-position'
import { linkOf } from './invite-link'
import type { InviteKeeper } from './invite-scope'
import { listInvites, type InviteFilters, type ListedInvite } from './list-invites'

const pageSize = 500

export type ExportedInvite = ListedInvite & { link: string | null }

/** All invites of a list with their links, page by page, for a mail merge. That they were taken along is written down first. */
export async function exportInvites(
  staff: InviteKeeper,
  filters: InviteFilters,
): Promise<AsyncGenerator<ExportedInvite[]>> {
  const { search, owner, ...asked } = filters
  await db().$transaction((tx) =>
    recordAudit(tx, {
      actor: { id: staff.id, name: staff.name },
      action: 'invites.exported',
      subject: 'invites',
      details: { ...asked, searched: search !== '', byOwner: owner !== null },
    }),
  )
  return readAll(staff, filters)
}

/** Whoever keeps invites may open their pages. */
async function* readAll(staff: InviteKeeper, filters: InviteFilters): AsyncGenerator<ExportedInvite[]> {
  const reader = { ...staff, may: 'invites.open' as const }
  let after: Position | null = null
  do {
    const page: Awaited<ReturnType<typeof listInvites>> = await listInvites(reader, filters, {
      after,
      size: pageSize,
    })
    yield page.invites.map((invite) => ({ ...invite, link: linkOf(invite) }))
    after = page.next
  } while (after)
}
