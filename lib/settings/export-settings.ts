import { recordAudit, type Actor } from '../audit/record-audit'
import { db } from '../db'
import { exportConnection, exportProduct, productParts } from './export-items'
import { exportPortal } from './export-portal'
import type { SettingsInput } from './settings-file'

/**
 * Everything that `apply` accepts, without secrets and passwords: a missing one keeps what is stored. Invites are left out, because
 * an invite is named by its code, which is a secret.
 */
export async function exportSettings(): Promise<SettingsInput> {
  const [portal, connections, products, staff] = await Promise.all([
    exportPortal(),
    db().connection.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, apiUrl: true, backendUrl: true, clientId: true, nextClientId: true, note: true },
    }),
    db().product.findMany({
      orderBy: { slug: 'asc' },
      include: productParts,
    }),
    db().staff.findMany({
      where: { demo: false, deactivatedAt: null },
      orderBy: { email: 'asc' },
      select: { email: true, name: true, role: true },
    }),
  ])
  return {
    ...(portal ? { portal } : {}),
    connections: connections.map(exportConnection),
    products: products.map(exportProduct),
    ...(staff.length > 0 ? { staff } : {}),
  }
}

/** The same for somebody who takes it along, which is written down. */
export async function exportSettingsFor(actor: Actor): Promise<SettingsInput> {
  const settings = await exportSettings()
  const { connections = [], products = [], staff = [] } = settings
  await db().$transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'settings.exported',
      subject: 'settings',
      details: { connections: connections.length, products: products.length, staff: staff.length },
    }),
  )
  return settings
}
