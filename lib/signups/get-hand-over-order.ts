import { z } from 'zod'
import { db } from '../db'
import { parseLaunchUrl } from '../frame/launch-url'
import { parseTokensUrl } from '../frame/tokens-url'
import { unseal } from '../secrets'
import { ProductMetadata } from '../settings/settings-file'

export type HandOverOrder = ReturnType<typeof parseHandOverOrder>

/** As `hand_over_order` of the database gives it. */
export const StoredOrder = z.object({
  id: z.string(),
  handle: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string().nullable(),
  language: z.string(),
  timeZone: z.string().nullable(),
  product: z.string(),
  tokensUrl: z.string(),
  launchUrl: z.string(),
  metadata: ProductMetadata,
  connectionId: z.string(),
  clientId: z.string(),
  clientSecretEncrypted: z.string(),
  nextClientId: z.string().nullable(),
  nextClientSecretEncrypted: z.string().nullable(),
})
export type StoredOrder = z.infer<typeof StoredOrder>

/** Everything that minting for one signup needs, with the client secret in clear; keep it out of logs. */
export async function getHandOverOrder(signupId: string): Promise<HandOverOrder> {
  const [row] = await db().$queryRaw<{ stored: unknown }[]>`
    select hand_over_order(${signupId}::uuid) as stored`
  if (!row?.stored) throw new Error(`There is no signup ${signupId}.`)
  return parseHandOverOrder(StoredOrder.parse(row.stored))
}

export function parseHandOverOrder(stored: StoredOrder) {
  const tokensUrl = parseTokensUrl(stored.tokensUrl)
  const launchUrl = parseLaunchUrl(stored.launchUrl)
  if (tokensUrl.kind === 'invalid') throw new Error(`Product ${stored.product}: ${tokensUrl.problem}`)
  if (launchUrl.kind === 'invalid') throw new Error(`Product ${stored.product}: ${launchUrl.problem}`)
  const { id, handle, email, firstName, lastName, language, timeZone, metadata } = stored
  return {
    signup: { id, handle, email, firstName, lastName, language, timeZone },
    tokensUrl: tokensUrl.tokensUrl,
    launchUrl: launchUrl.launchUrl,
    metadata,
    credentials: {
      clientId: stored.clientId,
      clientSecret: unseal(stored.clientSecretEncrypted, `connection:${stored.connectionId}:client-secret`),
    },
    nextCredentials: nextCredentialsOf(stored),
  }
}

function nextCredentialsOf({ connectionId, nextClientId, nextClientSecretEncrypted }: StoredOrder) {
  if (nextClientId === null || nextClientSecretEncrypted === null) return null
  const context = `connection:${connectionId}:next-client-secret` as const
  return { clientId: nextClientId, clientSecret: unseal(nextClientSecretEncrypted, context) }
}
