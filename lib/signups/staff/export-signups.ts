import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import type { Authorised } from '../../staff/staff-person'
import type { Position } from '../../list-position'
import { listSignups } from './list-signups'
import type { ListedSignup, SignupFilters } from './listed-signup'

const pageSize = 500

/**
 * All signups of a list, newest first, page by page: one is read when the last is written out. That they were taken
 * along is written down first; what was searched for is not, because it may be a person's name.
 */
export async function exportSignups(
  staff: Authorised<'signups.export'>,
  asked: SignupFilters,
): Promise<AsyncGenerator<ListedSignup[]>> {
  const { days, filters, state, step, search } = asked
  await db().$transaction((tx) =>
    recordAudit(tx, {
      actor: { id: staff.id, name: staff.name },
      action: 'signups.exported',
      subject: 'signups',
      details: { days, filters, state, step, searched: search !== '' },
    }),
  )
  return readAll(staff, asked)
}

async function* readAll(
  staff: Authorised<'signups.export'>,
  asked: SignupFilters,
): AsyncGenerator<ListedSignup[]> {
  let after: Position | null = null
  do {
    const page: Awaited<ReturnType<typeof listSignups>> = await listSignups(staff, asked, {
      after,
      size: pageSize,
    })
    yield page.signups
    after = page.next
  } while (after)
}
