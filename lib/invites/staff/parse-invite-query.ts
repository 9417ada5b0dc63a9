import { z } from 'zod'
import { parsePosition, writePosition, type Position } from '../../list-position'
import { textOf, type Given } from '../../query-text'
import { inviteStates } from './invite-state'
import type { InviteFilters } from './list-invites'

/** What the list of invites is asked for. */
export type InviteQuery = InviteFilters & { after: Position | null; problems: string[] }

const longestText = 200

/** Reads the query of a URL; what cannot be understood counts as absent and is told. */
export function parseInviteQuery(given: Given): InviteQuery {
  const problems: string[] = []
  const stateText = textIn(given.state)
  const state = inviteStates.find((candidate) => candidate === stateText) ?? null
  if (stateText !== '' && state === null)
    problems.push(`There is no state “${stateText.slice(0, 40)}”. All are shown.`)
  const importId = z.uuid().safeParse(textIn(given.import))
  return {
    search: textIn(given.q),
    product: textIn(given.product) || null,
    state,
    owner: textIn(given.owner) || null,
    importId: importId.success ? importId.data : null,
    after: parsePosition(textIn(given.after)),
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
  if (after) params.set('after', writePosition(after))
  return params.size === 0 ? '' : `?${params}`
}

const textIn = (value: Given[string]) => textOf(value).slice(0, longestText)
