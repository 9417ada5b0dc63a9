import type { Authorised } from '../staff/staff-person'
import type { Filters } from './dimensions'

export type Reader = Authorised<'dashboard.read'>

/** Whoever manages only their own invites sees only what came of those, whatever the URL asks for (A4). */
export function filtersFor(reader: Reader, filters: Filters): Filters {
  return isLimitedToOwn(reader) ? { ...filters, owner: reader.email.toLowerCase() } : filters
}

export function isLimitedToOwn({ role }: Reader): boolean {
  return role === 'sales'
}
