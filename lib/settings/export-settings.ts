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
