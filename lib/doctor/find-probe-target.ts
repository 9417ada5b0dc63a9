import { db } from '../db'
import type { ProbeTarget } from '../frame/probe/probe-target'
import { parseTokensUrl } from '../frame/tokens-url'
import { unseal } from '../secrets'

export type FoundTarget = { kind: 'found'; target: ProbeTarget } | { kind: 'problem'; message: string }

/** The connection of that name, or the only one there is, with the tokens URL of one of its products. */
export async function findProbeTarget(name: string | null): Promise<FoundTarget> {
  const connections = await db().connection.findMany({
    orderBy: { name: 'asc' },
    include: { products: { orderBy: { slug: 'asc' }, take: 1, select: { slug: true, tokensUrl: true } } },
  })
  const names = connections.map((each) => each.name).join(', ')
  if (connections.length === 0)
    return problem('There is no connection to probe: add one with "npm run portal -- apply FILE".')
  if (name === null && connections.length > 1)
    return problem(`There are several connections; name one with --connection: ${names}.`)
  const connection = name === null ? connections[0] : connections.find((each) => each.name === name)
  if (!connection) return problem(`There is no connection ${name}; there are: ${names}.`)

  const product = connection.products[0]
  if (!product)
    return problem(`The connection ${connection.name} has no product, and so no tokens URL: apply one first.`)
  const parsed = parseTokensUrl(product.tokensUrl)
  if (parsed.kind === 'invalid' || parsed.tokensUrl.origin !== connection.apiUrl)
    return problem(
      `The tokensUrl of ${product.slug} does not belong to the connection ${connection.name}: apply a corrected one.`,
    )
  const { id, clientId, clientSecretEncrypted, backendUrl } = connection
  const clientSecret = unseal(clientSecretEncrypted, `connection:${id}:client-secret`)
  return {
    kind: 'found',
    target: {
      connection: connection.name,
      backendUrl,
      tokensUrl: parsed.tokensUrl,
      credentials: { clientId, clientSecret },
    },
  }
}

function problem(message: string): FoundTarget {
  return { kind: 'problem', message }
}
