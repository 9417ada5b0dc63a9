import type { Provider } from './demo-tenant'

/** What Frame remembers of a token it minted. The token itself is not kept. */
export type TokenRecord = {
  id: string
  userUuid: string
  provider: Provider
  firstName: string
  lastName: string
  email: string
  metadata: Record<string, unknown>
  invalidated: boolean
}

export type Tokens = {
  add: (record: TokenRecord) => void
  find: (id: string) => TokenRecord | null
  invalidate: (id: string) => void
  count: () => number
  clear: () => void
}

// A bench mints for hours: the oldest are forgotten, and refused, before memory becomes the limit.
const keptTokens = 100_000

export function createTokens(): Tokens {
  const records = new Map<string, TokenRecord>()
  return {
    add(record) {
      records.set(record.id, record)
      const oldest = records.keys().next()
      if (records.size > keptTokens && !oldest.done) records.delete(oldest.value)
    },
    find: (id) => records.get(id) ?? null,
    invalidate(id) {
      const record = records.get(id)
      if (record) record.invalidated = true
    },
    count: () => records.size,
    clear: () => records.clear(),
  }
}
