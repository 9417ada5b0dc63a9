import { z } from 'zod'
import { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import type { Authorised } from '../staff/staff-person'
import { EventType } from './event-types'

/** Over how many days failures are counted, in no more than so many deliveries. */
export const countedDays = 7
const mostCounted = 1_000

const ListedEndpoint = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(EventType),
  personalData: z.boolean(),
  enabled: z.boolean(),
  disabledBecause: z.enum(['staff', 'gone', 'failing']).nullable(),
  failingSince: z.date().nullable(),
  /** While the secret before signs as well. */
  previousSecretUntil: z.date().nullable(),
  /** Deliveries on their way, and attempts of the last days. */
  waiting: z.coerce.number(),
  attempts: z.coerce.number(),
  failures: z.coerce.number(),
  lastAttempt: z.object({ at: z.coerce.date(), succeeded: z.boolean() }).nullable(),
})
export type ListedEndpoint = z.infer<typeof ListedEndpoint>

/** All endpoints, by URL, with how they fare. */
export function listEndpoints(_staff: Authorised<'webhooks.manage'>): Promise<ListedEndpoint[]> {
  return read(Prisma.sql`true`)
}

export async function findEndpoint(
  _staff: Authorised<'webhooks.manage'>,
  id: string,
): Promise<ListedEndpoint | null> {
  const [endpoint] = await read(Prisma.sql`e.id = ${id}::uuid`)
  return endpoint ?? null
}

async function read(which: Prisma.Sql): Promise<ListedEndpoint[]> {
  const rows = await db().$queryRaw`
    select
      e.id, e.url, e.description, e.events, e.personal_data as "personalData", e.enabled,
      e.disabled_because as "disabledBecause", e.failing_since as "failingSince",
      case when e.previous_secret_until > portal_now() then e.previous_secret_until end as "previousSecretUntil",
      (select count(*) from webhook_deliveries w where w.endpoint_id = e.id and w.state = 'pending') as waiting,
      recent.attempts, recent.failures, recent."lastAttempt"
    from webhook_endpoints e
    cross join lateral (
      select
        count(*) as attempts,
        count(*) filter (where a.problem is not null) as failures,
        (array_agg(
          jsonb_build_object('at', a.at, 'succeeded', a.problem is null) order by a.at desc
        ))[1] as "lastAttempt"
      from (
        select id from webhook_deliveries
        where endpoint_id = e.id and created_at > portal_now() - make_interval(days => ${countedDays}::int)
        order by created_at desc
        limit ${mostCounted}::int
      ) d
      join webhook_attempts a on a.delivery_id = d.id
    ) recent
    where e.deleted_at is null and ${which}
    order by e.url`
  return z.array(ListedEndpoint).parse(rows)
}
