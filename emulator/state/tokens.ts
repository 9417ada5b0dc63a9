import type { RoleGrant } from './tenant'

/** What Frame remembers of a token it minted. The token itself is not kept. */
export type TokenRecord = {
  id: string
  userUuid: string
  providerId: string
  entityId: string
  /** As they were when the token was minted. */
  roles: RoleGrant[]
  firstName: string
  lastName: string
  email: string
  metadata: Record<string, unknown>
  expiresAtMs: number
  hasSignedIn: boolean
  invalidated: boolean
}

export type Tokens = {
  add: (record: TokenRecord) => void
  find: (id: string) => TokenRecord | null
  noteSignIn: (id: string) => void
  invalidate: (id: string) => void
  count: () => number
  clear: () => void
  /** Those that may still be of use at that time, the latest last. */
  snapshot: (nowMs: number) => TokenRecord[]
  restore: (records: TokenRecord[]) => void
}

// A bench mints for hours: the oldest are forgotten, and refused, before memory becomes the limit.
const keptTokens = 100_000
const savedTokens = 2000

export function createTokens(): Tokens {
  const records = new Map<string, TokenRecord>()
  return {
    add(record) {
      records.set(record.id, record)
      const oldest = records.keys().next()
      if (records.size > keptTokens && !oldest.done) records.delete(oldest.value)
    },
    find: (id) => records.get(id) ?? null,
    noteSignIn(id) {
      const record = records.get(id)
      if (record) record.hasSignedIn = true
    },
    invalidate(id) {
      const record = records.get(id)
      if (record) record.invalidated = true
    },
    count: () => records.size,
    clear: () => records.clear(),
    snapshot: (nowMs) =>
      [...records.values()].slice(-savedTokens).filter(({ expiresAtMs }) => expiresAtMs > nowMs),
    restore(saved) {
      records.clear()
      for (const record of saved) records.set(record.id, record)
    },
  }
}
