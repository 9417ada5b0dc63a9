import { z } from 'zod'
import { db } from '../db'
import { EventType } from './event-types'

/** For how long a delivery belongs to whoever claimed it; an attempt takes 15 s at most. */
const leaseSeconds = 60

/** Of one endpoint at once; of one that fails, one. */
const ofEach = 4

const DueWebhook = z.object({
  id: z.string(),
  endpointId: z.string(),
  url: z.string(),
  secretEncrypted: z.string(),
  /** Null when its day is over. */
  previousSecretEncrypted: z.string().nullable(),
  personalData: z.boolean(),
  tries: z.int(),
  type: EventType,
  at: z.date(),
  data: z.unknown(),
})
export type DueWebhook = z.infer<typeof DueWebhook>

/** Takes deliveries that are due, so that no other instance sends them meanwhile. */
export async function claimWebhooks(atMost: number): Promise<DueWebhook[]> {
  const rows = await db().$queryRaw`
    select
      d.id, d.endpoint_id as "endpointId", d.tries, e.url, e.secret_encrypted as "secretEncrypted",
      case when e.previous_secret_until > portal_now() then e.previous_secret_encrypted end
        as "previousSecretEncrypted",
      e.personal_data as "personalData", m.type, m.at, m.data
    from claim_webhooks(${atMost}::int, ${ofEach}::int, ${leaseSeconds}::int) d
    join webhook_endpoints e on e.id = d.endpoint_id
    join webhook_messages m on m.id = d.message_id`
  return z.array(DueWebhook).parse(rows)
}

/** Gives back what was claimed and not finished: it is due at once, for whoever comes next. */
export async function releaseWebhook(id: string): Promise<void> {
  await db().webhookDelivery.updateMany({ where: { id }, data: { claimedUntil: null } })
}
