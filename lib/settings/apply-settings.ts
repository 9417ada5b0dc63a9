import { recordAudit, type Actor } from '../audit/record-audit'
import { db } from '../db'
import { mergeConnection } from './apply-connections'
import { mergeInvite } from './apply-invites'
import { mergePortal } from './apply-portal'
import { checkOrigins, mergeProduct } from './apply-products'
import type { ApplyReport, Transaction } from './apply-report'
import { mergeAllStaff } from './apply-staff'
import { leaveDemoUnlessEmulator } from './demo-marker'
import { recordSettingsChanges, takeSnapshot } from './record-settings-changes'
import type { SettingsFile } from './settings-file'

export type ApplyOutcome = { kind: 'applied'; changes: string[] } | { kind: 'invalid'; problems: string[] }

export type How = {
  /** The change in the history of settings that this takes back. */
  reverts?: bigint
  /** Asked once nobody else can apply; a sentence stops it. */
  unless?: (tx: Transaction) => Promise<string | null>
}

const settingsFile: Actor = { id: null, name: 'settings file' }

/**
 * Merges settings into the database, all or nothing: items are found by name, slug, code or e-mail, absent items and keys stay,
 * a present item's lists are replaced. Applying the same file again changes nothing. It counts for the next request
 * of every process.
 */
export async function applySettings(
  settings: SettingsFile,
  actor: Actor = settingsFile,
  how: How = {},
): Promise<ApplyOutcome> {
  try {
    const changes = await db().$transaction((tx) => merge(tx, settings, { actor, how }), { timeout: 20_000 })
    return { kind: 'applied', changes }
  } catch (error) {
    if (error instanceof UnusableSettings) return { kind: 'invalid', problems: error.problems }
    throw error
  }
}

/** Carries the problems out of the transaction, which rolls back. */
class UnusableSettings extends Error {
  constructor(readonly problems: string[]) {
    super('the settings cannot be applied')
  }
}

async function merge(
  tx: Transaction,
  settings: SettingsFile,
  { actor, how: { reverts, unless } }: { actor: Actor; how: How },
): Promise<string[]> {
  // One apply at a time, so that two files cannot mix.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('apply-settings'))`
  const objection = await unless?.(tx)
  if (objection) throw new UnusableSettings([objection])
  const before = await takeSnapshot(tx, settings)
  const report: ApplyReport = { changes: [], problems: [] }
  for (const connection of settings.connections) await mergeConnection(tx, connection, report)
  for (const product of settings.products) await mergeProduct(tx, product, report)
  for (const invite of settings.invites) await mergeInvite(tx, invite, report)
  if (settings.portal) await mergePortal(tx, settings.portal, report)
  if (report.problems.length === 0) await checkOrigins(tx, report)
  await mergeAllStaff(tx, settings.staff, report)
  if (report.problems.length > 0) throw new UnusableSettings(report.problems)
  await leaveDemoUnlessEmulator(tx, report.changes)
  if (report.changes.length > 0) {
    const after = await takeSnapshot(tx, settings)
    await recordSettingsChanges(tx, { before, after }, { actor, reverts: reverts ?? null })
    await recordAudit(tx, {
      actor,
      action: reverts === undefined ? 'settings.applied' : 'settings.reverted',
      subject: 'settings',
      details: { changes: report.changes, ...(reverts !== undefined && { change: String(reverts) }) },
    })
  }
  return report.changes
}
