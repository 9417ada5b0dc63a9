/** What happened in the tenant, and to whom: what Frame shows as Audit Trail and User Activity. */
export type AuditKind =
  'token-minted' | 'token-refused' | 'login' | 'login-refused' | 'logout' | 'tenant-changed'

export type AuditLine = {
  number: number
  atMs: number
  kind: AuditKind
  /** A sentence; of a refusal the exact cause. */
  what: string
  who: { name: string; email: string } | null
  /** What it is about: a token, a session, a client id, an integration. */
  id: string | null
  entityId: string | null
  providerId: string | null
}

export type AuditTrail = {
  add: (line: Pick<AuditLine, 'kind' | 'what'> & Partial<AuditLine>) => void
  /** Newest first. */
  list: () => AuditLine[]
  clear: () => void
  restore: (newestFirst: AuditLine[]) => void
}

const keptLines = 1000

export function createAuditTrail(nowMs: () => number): AuditTrail {
  let lines: AuditLine[] = []
  let next = 1
  return {
    add(line) {
      const nobody = { who: null, id: null, entityId: null, providerId: null }
      lines.push({ ...nobody, ...line, number: next++, atMs: nowMs() })
      if (lines.length > keptLines) lines.shift()
    },
    list: () => lines.toReversed(),
    clear() {
      lines = []
      next = 1
    },
    restore(newestFirst) {
      lines = newestFirst.toReversed()
      next = (lines.at(-1)?.number ?? 0) + 1
    },
  }
}
