import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../audit/record-audit'
import type { Transaction } from './apply-report'
import { exportItem } from './export-item'
import type { SettingsItem, SettingsKind } from './settings-item'
import type { SettingsFile } from './settings-file'

/** Items as they are at one moment. `sealed`: secrets as they are stored, to see that one changed. */
type Snapshot = {
  what: SettingsKind
  name: string
  item: SettingsItem
  sealed: Record<string, string | null>
}[]

type Named = { what: SettingsKind; name: string; formerName?: string }

/** The portal, connections and products that a settings file names, as they are now. */
export async function takeSnapshot(tx: Transaction, settings: SettingsFile): Promise<Snapshot> {
  const named: Named[] = [
    ...(settings.portal ? [{ what: 'portal' as const, name: '' }] : []),
    ...settings.connections.map(({ name, formerName }) => ({
      what: 'connection' as const,
      name,
      formerName,
    })),
    ...settings.products.map(({ slug }) => ({ what: 'product' as const, name: slug })),
  ]
  const snapshot: Snapshot = []
  for (const { what, name, formerName = name } of named) {
    const item = await exportItem(tx, { what, name })
    const stored = item ? { what, name } : { what, name: formerName }
    snapshot.push({
      what,
      name,
      item: item ?? (await exportItem(tx, stored)),
      sealed: await sealedOf(tx, stored),
    })
  }
  return snapshot
}

async function sealedOf(
  tx: Transaction,
  { what, name }: { what: SettingsKind; name: string },
): Promise<Record<string, string | null>> {
  if (what !== 'connection') return {}
  const row = await tx.connection.findUnique({ where: { name } })
  return {
    clientSecret: row?.clientSecretEncrypted ?? null,
    nextClientSecret: row?.nextClientSecretEncrypted ?? null,
  }
}

type Cause = { actor: Actor; reverts: bigint | null }

/** Writes one row for each item that is not what it was; the table only grows, like the audit log. */
export async function recordSettingsChanges(
  tx: Transaction,
  { before, after }: { before: Snapshot; after: Snapshot },
  { actor, reverts }: Cause,
): Promise<void> {
  for (const [at, { what, name, item, sealed }] of after.entries()) {
    const was = before[at]
    const secrets = Object.keys(sealed).filter((key) => sealed[key] !== (was?.sealed[key] ?? null))
    if (secrets.length === 0 && isDeepStrictEqual(was?.item ?? null, item)) continue
    await tx.$executeRaw`
      insert into settings_changes (at, actor_id, actor_name, what, name, before, after, secrets, reverts)
      values (portal_now(), ${actor.id}::uuid, ${actor.name}, ${what}, ${name}, ${jsonOf(was?.item ?? null)}::jsonb,
        ${jsonOf(item)}::jsonb, ${secrets}::text[], ${reverts}::bigint)`
  }
}

function jsonOf(item: SettingsItem): string | null {
  return item === null ? null : JSON.stringify(item)
}
