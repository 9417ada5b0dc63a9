import { db } from '../db'
import type { Authorised } from '../staff/staff-person'

type Asked = { before: bigint | null; search: string; size?: number }

/** What was done, newest first; `search` is a part of who did it, what it was or what it was done to. */
export async function listAudit(_staff: Authorised<'audit.read'>, { before, search, size = 50 }: Asked) {
  // Prisma passes the wildcards of LIKE on.
  const part = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const }
  const entries = await db().auditEntry.findMany({
    where: {
      ...(before !== null && { id: { lt: before } }),
      ...(search !== '' && { OR: [{ actorName: part }, { action: part }, { subject: part }] }),
    },
    orderBy: { id: 'desc' },
    take: size + 1,
    select: { id: true, at: true, actorName: true, action: true, subject: true, details: true, hash: true },
  })
  const shown = entries.slice(0, size)
  return { entries: shown, next: entries.length > size ? (shown.at(-1)?.id ?? null) : null }
}
