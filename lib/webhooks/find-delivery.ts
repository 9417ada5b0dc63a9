import { db } from '../db'
import type { Authorised } from '../staff/staff-person'
import { composePayload } from './compose-payload'
import { EventType } from './event-types'
import { webhookId } from './sign-webhook'

export type FoundDelivery = NonNullable<Awaited<ReturnType<typeof findDelivery>>>

/** One delivery of an endpoint with its attempts, and with its payload as the endpoint may know it. */
export async function findDelivery(
  _staff: Authorised<'webhooks.manage'>,
  { endpoint, delivery }: { endpoint: string; delivery: string },
) {
  const found = await db().webhookDelivery.findFirst({
    where: { id: delivery, endpointId: endpoint, endpoint: { deletedAt: null } },
    select: {
      id: true,
      type: true,
      test: true,
      state: true,
      createdAt: true,
      nextTryAt: true,
      endpoint: { select: { url: true, enabled: true, personalData: true } },
      message: { select: { type: true, at: true, data: true, signupId: true } },
      attempts: {
        orderBy: { at: 'asc' },
        select: { id: true, at: true, durationMs: true, status: true, problem: true, answer: true },
      },
    },
  })
  if (!found) return null
  const { message, ...rest } = found
  return {
    ...rest,
    webhookId: webhookId(found.id),
    signupId: message?.signupId ?? null,
    /** Null once it is gone. */
    payload:
      message &&
      composePayload({
        ...message,
        type: EventType.parse(message.type),
        personal: found.endpoint.personalData ? 'with-person' : 'without-person',
      }),
  }
}
