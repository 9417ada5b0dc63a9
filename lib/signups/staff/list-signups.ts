import { db } from '../../db'
import type { Position } from '../../list-position'
import { askForFilterSet } from '../../reports/filter-sets'
import { areIntricate } from '../../reports/spans-of-signups'
import type { Authorised } from '../../staff/staff-person'
import { listedColumns, type ListedSignup, type Page, type SignupFilters } from './listed-signup'
import { newestFirst } from './newest-first'
import { parseSearch } from './parse-search'
import { searchSignups } from './search-signups'

/** One page of signups, newest first; `next` is where the following one begins. */
export async function listSignups(
  _staff: Authorised<'signups.read' | 'signups.export'>,
  filters: SignupFilters,
  { after = null, size = 50 }: { after?: Position | null; size?: number } = {},
): Promise<{ signups: ListedSignup[]; next: Position | null }> {
  const rows = await readPage(filters, { after, limit: size + 1 })
  const signups = rows.slice(0, size)
  const last = signups.at(-1)
  return { signups, next: rows.length > size && last ? { createdAt: last.createdAt, id: last.id } : null }
}

async function readPage(asked: SignupFilters, page: Page): Promise<ListedSignup[]> {
  const search = parseSearch(asked.search)
  if (search === 'nothing') return []
  if (areIntricate(asked)) await askForFilterSet(asked.filters, asked.days)
  if (search === 'everything')
    return db().$queryRaw<ListedSignup[]>`${await newestFirst(listedColumns, asked, page)}`
  return searchSignups(search, asked, page)
}
