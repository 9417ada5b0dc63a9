import { db } from '../db'
import { parseLaunchUrl } from '../frame/launch-url'
import { parseTokensUrl } from '../frame/tokens-url'
import { unseal } from '../secrets'
import { ProductMetadata } from '../settings/settings-file'

export type HandOverOrder = Awaited<ReturnType<typeof getHandOverOrder>>

/** Everything that minting for one signup needs, with the client secret in clear; keep it out of logs. */
export async function getHandOverOrder(signupId: string) {
  const { product, ...signup } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: {
      id: true,
      handle: true,
      email: true,
      firstName: true,
      lastName: true,
      language: true,
      timeZone: true,
      product: {
        select: {
          slug: true,
          tokensUrl: true,
          launchUrl: true,
          metadata: true,
          connection: { select: { id: true, clientId: true, clientSecretEncrypted: true } },
        },
      },
    },
  })
  const tokensUrl = parseTokensUrl(product.tokensUrl)
  const launchUrl = parseLaunchUrl(product.launchUrl)
  if (tokensUrl.kind === 'invalid') throw new Error(`Product ${product.slug}: ${tokensUrl.problem}`)
  if (launchUrl.kind === 'invalid') throw new Error(`Product ${product.slug}: ${launchUrl.problem}`)
  const { connection } = product
  return {
    signup,
    tokensUrl: tokensUrl.tokensUrl,
    launchUrl: launchUrl.launchUrl,
    metadata: ProductMetadata.parse(product.metadata),
    credentials: {
      clientId: connection.clientId,
      clientSecret: unseal(connection.clientSecretEncrypted, `connection:${connection.id}:client-secret`),
    },
  }
}
