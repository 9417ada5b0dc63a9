import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

const longestMs = 3_600_000

/** Ends with 1 when an entry was changed, and names it. */
export async function verifyAuditCommand(args: string[]): Promise<number> {
  if (args.length > 0) throw new CommandProblem('Usage: npm run portal -- verify-audit')
  return withDatabase(async () => {
    const { verifyAudit } = await import('@/lib/audit/verify-audit')
    const verdict = await verifyAudit(longestMs)
    if (verdict.kind === 'whole') {
      process.stdout.write(
        `The audit log is whole. Entries: ${verdict.entries}. Last hash: ${verdict.lastHash ?? 'none'}.\n`,
      )
      return 0
    }
    const { id, at, actorName, action, subject } = verdict
    process.stdout.write(
      `The audit log was changed at entry ${id} (${at.toISOString()}, ${actorName}, ${action}, ${subject}): ` +
        'it is not what was written, or does not follow the entry before it.\n',
    )
    return 1
  })
}
