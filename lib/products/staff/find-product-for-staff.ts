import { db } from '../../db'
import { exportProduct, productParts } from '../../settings/export-items'
import { latestChange } from '../../settings/list-settings-changes'
import type { Authorised } from '../../staff/staff-person'
import type { ProductItem } from './product-values'

export type ProductForStaff = {
  id: string
  item: ProductItem
  /** The latest change of its settings, which a form names to notice later ones. */
  base: bigint
  connections: string[]
}

/** A product with all that its editor shows; null for a slug that is nobody's. */
export async function findProductForStaff(
  _staff: Authorised<'products.manage'>,
  slug: string,
): Promise<ProductForStaff | null> {
  // In this order: a change in between makes the form old rather than the base new.
  const base = await latestChange(db(), { what: 'product', name: slug })
  const [row, connections] = await Promise.all([
    db().product.findUnique({ where: { slug }, include: productParts }),
    db().connection.findMany({ orderBy: { name: 'asc' }, select: { name: true } }),
  ])
  return (
    row && { id: row.id, item: exportProduct(row), base, connections: connections.map(({ name }) => name) }
  )
}

/** The names of all connections, for a product that is new. */
export async function listConnectionNames(_staff: Authorised<'products.manage'>): Promise<string[]> {
  const rows = await db().connection.findMany({ orderBy: { name: 'asc' }, select: { name: true } })
  return rows.map(({ name }) => name)
}
