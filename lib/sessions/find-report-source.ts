import { db } from '../db'
import type { SessionSource } from '../frame/ask-about-sessions'
import { parseTokensUrl } from '../frame/tokens-url'
import { unseal } from '../secrets'

/** The connection of a product, as the only place where a token that came with a report may be shown. */
export async function findReportSource(
  slug: string,
): Promise<{ connectionId: string; source: SessionSource } | null> {
  const product = await db().product.findUnique({
    where: { slug },
    select: { tokensUrl: true, connection: true },
  })
  if (!product) return null
  const { id, backendUrl, clientId, clientSecretEncrypted, nextClientId, nextClientSecretEncrypted } =
    product.connection
  const parsed = parseTokensUrl(product.tokensUrl)
  if (parsed.kind === 'invalid') throw new Error(`Product ${slug}: ${parsed.problem}`)
  const clientSecret = unseal(clientSecretEncrypted, `connection:${id}:client-secret`)
  const next =
    nextClientId !== null && nextClientSecretEncrypted !== null
      ? {
          clientId: nextClientId,
          clientSecret: unseal(nextClientSecretEncrypted, `connection:${id}:next-client-secret`),
        }
      : null
  return {
    connectionId: id,
    source: {
      tokensUrl: parsed.tokensUrl,
      credentials: { clientId, clientSecret },
      nextCredentials: next,
      backendUrl,
    },
  }
}
