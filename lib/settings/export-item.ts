import type { Transaction } from './apply-report'
import { exportConnection, exportProduct, productParts } from './export-items'
import { exportPortal } from './export-portal'
import type { SettingsItem, SettingsKind } from './settings-item'

/** One item as a settings file has it, without secrets; null where there is none. A portal always is, if only empty. */
export async function exportItem(
  tx: Transaction,
  { what, name }: { what: SettingsKind; name: string },
): Promise<SettingsItem> {
  switch (what) {
    case 'portal':
      return (await exportPortal(tx)) ?? {}
    case 'connection': {
      const row = await tx.connection.findUnique({ where: { name } })
      return row && exportConnection(row)
    }
    case 'product': {
      const row = await tx.product.findUnique({ where: { slug: name }, include: productParts })
      return row && exportProduct(row)
    }
  }
}
