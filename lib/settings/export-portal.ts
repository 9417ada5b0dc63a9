import { db } from '../db'
import type { Transaction } from './apply-report'
import { PortalSettings } from './portal-settings'

/** What is set of the face of the portal; null when nothing is. */
export async function exportPortal(tx: Transaction = db()): Promise<PortalSettings | null> {
  const row = await tx.portal.findFirst({ omit: { id: true, logoVersion: true, updatedAt: true } })
  const set = Object.entries(row ?? {}).filter(([, value]) => value !== null && !isEmptyPart(value))
  return set.length > 0 ? PortalSettings.parse(Object.fromEntries(set)) : null
}

function isEmptyPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
