import { db } from '../db'
import { parseLaunchUrl } from '../frame/launch-url'
import { parseTokensUrl } from '../frame/tokens-url'
import { unseal } from '../secrets'
import { ProductMetadata } from '../settings/settings-file'

export type HandOverOrder = Awaited<ReturnType<typeof getHandOverOrder>>

type OrderRow = {
  handle: string
  email: string
  firstName: string
  lastName: string | null
  language: string
  timeZone: string | null
  product: string
  tokensUrl: string
  launchUrl: string
  metadata: unknown
  connectionId: string
  clientId: string
  clientSecretEncrypted: string
  nextClientId: string | null
  nextClientSecretEncrypted: string | null
}

/** Everything that minting for one signup needs, with the client secret in clear; keep it out of logs. */
export async function getHandOverOrder(signupId: string) {
  const row = await getRow(signupId)
  const tokensUrl = parseTokensUrl(row.tokensUrl)
  const launchUrl = parseLaunchUrl(row.launchUrl)
  if (tokensUrl.kind === 'invalid') throw new Error(`Product ${row.product}: ${tokensUrl.problem}`)
  if (launchUrl.kind === 'invalid') throw new Error(`Product ${row.product}: ${launchUrl.problem}`)
  const { handle, email, firstName, lastName, language, timeZone } = row
  return {
    signup: { id: signupId, handle, email, firstName, lastName, language, timeZone },
    tokensUrl: tokensUrl.tokensUrl,
    launchUrl: launchUrl.launchUrl,
    metadata: ProductMetadata.parse(row.metadata),
    credentials: {
      clientId: row.clientId,
      clientSecret: unseal(row.clientSecretEncrypted, `connection:${row.connectionId}:client-secret`),
    },
    nextCredentials: nextCredentialsOf(row),
  }
}

function nextCredentialsOf({ connectionId, nextClientId, nextClientSecretEncrypted }: OrderRow) {
  if (nextClientId === null || nextClientSecretEncrypted === null) return null
  const context = `connection:${connectionId}:next-client-secret` as const
  return { clientId: nextClientId, clientSecret: unseal(nextClientSecretEncrypted, context) }
}

/** In one statement, because it is on the way of every hand-over; Prisma would ask once per table. */
async function getRow(signupId: string): Promise<OrderRow> {
  const [row] = await db().$queryRaw<OrderRow[]>`
    select
      s.handle, s.email, s.first_name as "firstName", s.last_name as "lastName", s.language, s.time_zone as "timeZone",
      p.slug as product, p.tokens_url as "tokensUrl", p.launch_url as "launchUrl", p.metadata,
      c.id as "connectionId", c.client_id as "clientId", c.client_secret_encrypted as "clientSecretEncrypted",
      c.next_client_id as "nextClientId", c.next_client_secret_encrypted as "nextClientSecretEncrypted"
    from signups s
    join products p on p.id = s.product_id
    join connections c on c.id = p.connection_id
    where s.id = ${signupId}::uuid`
  if (!row) throw new Error(`There is no signup ${signupId}.`)
  return row
}
