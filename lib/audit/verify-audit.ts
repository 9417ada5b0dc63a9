import { db } from '../db'

export type AuditVerdict =
  | { kind: 'whole'; entries: bigint; lastHash: string | null }
  | { kind: 'broken'; id: bigint; at: Date; actorName: string; action: string; subject: string }

type BrokenRow = { id: bigint; at: Date; actor_name: string; action: string; subject: string }

const asLongAsPagesWaitMs = 5_000

/**
 * Whether every entry of the audit log says what was written and follows the one before it. Entries cut off at its end
 * leave a whole log behind: the last hash, noted elsewhere, shows that.
 */
export async function verifyAudit(longestMs = asLongAsPagesWaitMs): Promise<AuditVerdict> {
  const [broken] = await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('statement_timeout', ${String(longestMs)}, true)`
      return tx.$queryRaw<BrokenRow[]>`
        select id, at, actor_name, action, subject from find_broken_audit_entry()`
    },
    { timeout: 2 * longestMs + 1_000 },
  )
  if (broken) {
    const { actor_name: actorName, ...rest } = broken
    return { kind: 'broken', ...rest, actorName }
  }
  const last = await db().auditEntry.findFirst({ orderBy: { id: 'desc' }, select: { id: true, hash: true } })
  return { kind: 'whole', entries: last?.id ?? 0n, lastHash: last?.hash ?? null }
}
