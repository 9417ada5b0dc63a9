import { db } from '../db'
import { parsePosition, writePosition, type Position } from '../list-position'
import type { Given } from '../query-text'
import type { Authorised } from '../staff/staff-person'
import { isEventType, type EventType } from './event-types'

export const deliveryStates = ['pending', 'delivered', 'failed', 'dropped'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export type DeliveryQuery = { type: EventType | null; state: DeliveryState | null; after: Position | null }

/** Reads the query of a URL; what cannot be understood counts as absent. */
export function parseDeliveryQuery(given: Given): DeliveryQuery {
  const { type, state, after } = given
  return {
    type: typeof type === 'string' && isEventType(type) ? type : null,
    state: deliveryStates.find((known) => known === state) ?? null,
    after: typeof after === 'string' ? parsePosition(after) : null,
  }
}

export function deliverySearch({ type, state }: DeliveryQuery, after: Position | null): string {
  const query = new URLSearchParams()
  if (type) query.set('type', type)
  if (state) query.set('state', state)
  if (after) query.set('after', writePosition(after))
  return query.size === 0 ? '' : `?${query}`
}

export type ListedDelivery = Awaited<ReturnType<typeof listDeliveries>>['deliveries'][number]

/** What was sent to an endpoint, newest first; `next` is where the following page begins. */
export async function listDeliveries(
  _staff: Authorised<'webhooks.manage'>,
  endpointId: string,
  { type, state, after }: DeliveryQuery,
  size = 30,
) {
  const rows = await db().webhookDelivery.findMany({
    where: {
      endpointId,
      ...(type && { type }),
      ...(state && { state }),
      ...(after && {
        OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: size + 1,
    select: {
      id: true,
      type: true,
      test: true,
      state: true,
      createdAt: true,
      nextTryAt: true,
      attempts: { orderBy: { at: 'desc' }, take: 1, select: { status: true, problem: true } },
      _count: { select: { attempts: true } },
    },
  })
  const deliveries = rows.slice(0, size).map(({ attempts, _count, ...delivery }) => ({
    ...delivery,
    last: attempts[0] ?? null,
    attempts: _count.attempts,
  }))
  const last = deliveries.at(-1)
  return { deliveries, next: rows.length > size && last ? { createdAt: last.createdAt, id: last.id } : null }
}
