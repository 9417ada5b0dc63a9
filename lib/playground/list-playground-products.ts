import { db } from '../db'
import { ProductMetadata } from '../settings/settings-file'
import type { Authorised } from '../staff/staff-person'

export type PlaygroundProduct = {
  slug: string
  name: string
  connection: { id: string; name: string }
  tokensUrl: string
  clientId: string
  metadata: { [key: string]: string | number | boolean }
}

/** What tokens can be asked for, with all that a sample names; the secret is no part of it. */
export async function listPlaygroundProducts(
  _staff: Authorised<'playground.use'>,
): Promise<PlaygroundProduct[]> {
  const products = await db().product.findMany({
    orderBy: { name: 'asc' },
    select: {
      slug: true,
      name: true,
      tokensUrl: true,
      metadata: true,
      connection: { select: { id: true, name: true, clientId: true } },
    },
  })
  return products.map(({ metadata, connection: { clientId, ...connection }, ...product }) => ({
    ...product,
    connection,
    clientId,
    metadata: ProductMetadata.parse(metadata),
  }))
}
