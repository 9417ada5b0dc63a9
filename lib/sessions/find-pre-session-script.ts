import { db } from '../db'
import { env } from '../env'
import { preSessionScript, type PreSessionScript } from './pre-session-script'

/** The script of a product, for this portal. */
export async function findPreSessionScript(slug: string): Promise<PreSessionScript> {
  const product = await db().product.findUnique({ where: { slug }, select: { slug: true, name: true } })
  return product
    ? preSessionScript(product, env().publicUrl)
    : { kind: 'problem', message: `There is no product ${slug}.` }
}
