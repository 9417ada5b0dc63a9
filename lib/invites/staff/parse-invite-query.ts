import { z } from 'zod'
import type { InviteFilters, Position } from './list-invites'
import { inviteStates } from './invite-state'

/** What the list of invites is asked for. */
export type InviteQuery = InviteFilters & { after: Position | null; problems: string[] }

const longestSearch = 200
const After = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()])

/** Reads the query of a URL; what cannot be understood counts as absent and is told. */
export function parseInviteQuery(given: Record<string, string | string[] | undefined>): InviteQuery {
  const problems: string[] = []
  const stateText = textOf(given.state)
  const state = inviteStates.find((candidate) => candidate === stateText) ?? null
  if (stateText !== '' && state === null)
    problems.push(`There is no state “${stateText.slice(0, 40)}”. All are shown.`)
  const importId = z.uuid().safeParse(textOf(given.import))
  const after = After.safeParse(textOf(given.after).split('~'))
  return {
    search: textOf(given.q),
    product: textOf(given.product) || null,
    state,
    owner: textOf(given.owner) || null,
    importId: importId.success ? importId.data : null,
    after: after.success ? { createdAt: after.data[0], id: after.data[1] } : null,
    problems,
  }
}

/** The query of a URL that asks for the same list from a position on, with other values for what is given. */
export function inviteSearch(
  query: InviteQuery,
  changes: Partial<InviteFilters> & { after?: Position | null } = {},
): string {
  const { search, product, state, owner, importId, after } = { ...query, after: null, ...changes }
  const params = new URLSearchParams()
  if (search !== '') params.set('q', search)
  if (product !== null) params.set('product', product)
  if (state !== null) params.set('state', state)
  if (owner !== null) params.set('owner', owner)
  if (importId !== null) params.set('import', importId)
  if (after) params.set('after', `${after.createdAt.toISOString()}~${after.id}`)
  return params.size === 0 ? '' : `?${params}`
}

/** The database stores no NUL. */
function textOf(value: string | string[] | undefined): string {
  const text = Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')
  return text.replaceAll('\0', '').trim().slice(0, longestSearch)
}
