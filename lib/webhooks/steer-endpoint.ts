import type { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import type { Authorised } from '../staff/staff-person'
import type { EventType } from './event-types'
import { sampleData } from './sample-data'
import { newWebhookSecret } from './sign-webhook'
import { webhookName } from './webhook-name'
import { sealAsPrevious, sealSecret } from './webhook-secrets'

type Manager = Authorised<'webhooks.manage'>
type Gone = { kind: 'gone' }
type Stored = { id: string; url: string; enabled: boolean; secretEncrypted: string }

/** How long the secret before a rotation signs as well, so that a receiver can take its time. */
const rotationHours = 24

/** Enabling begins anew: what waited is due, and earlier failures are forgotten. */
export function setEndpointState(
  staff: Manager,
  id: string,
  state: 'enabled' | 'disabled',
): Promise<{ kind: 'done' } | Gone> {
  return onEndpoint(staff, { id, action: `webhook.${state}` }, async (tx) => {
    const data = { enabled: true, disabledBecause: null, failingSince: null }
    await tx.webhookEndpoint.update({
      where: { id },
      data: state === 'enabled' ? data : { enabled: false, disabledBecause: 'staff' },
    })
    return { kind: 'done' }
  })
}

/** Nothing goes there any more, and its secrets are gone; the janitor takes away what was sent, little by little. */
export function deleteEndpoint(staff: Manager, id: string): Promise<{ kind: 'done' } | Gone> {
  return onEndpoint(staff, { id, action: 'webhook.deleted' }, async (tx) => {
    await tx.$executeRaw`
      update webhook_endpoints
      set deleted_at = portal_now(), enabled = false, disabled_because = 'staff', url = 'deleted ' || id,
          secret_encrypted = '', previous_secret_encrypted = null, previous_secret_until = null
      where id = ${id}::uuid`
    return { kind: 'done' }
  })
}

/** A new secret, told this once; the old one signs beside it for a day. */
export function rotateSecret(
  staff: Manager,
  id: string,
): Promise<{ kind: 'rotated'; secret: string } | Gone> {
  return onEndpoint(staff, { id, action: 'webhook.secret-rotated' }, async (tx, { secretEncrypted }) => {
    const secret = newWebhookSecret()
    await tx.$executeRaw`
      update webhook_endpoints
      set secret_encrypted = ${sealSecret(id, secret)},
          previous_secret_encrypted = ${sealAsPrevious(id, secretEncrypted)},
          previous_secret_until = portal_now() + make_interval(hours => ${rotationHours}::int),
          updated_at = portal_now()
      where id = ${id}::uuid`
    return { kind: 'rotated', secret }
  })
}

/** An invented signup, on the same way as real ones. */
export function sendTest(
  staff: Manager,
  id: string,
  type: EventType,
): Promise<{ kind: 'done'; delivery: string } | { kind: 'disabled' } | Gone> {
  return onEndpoint(staff, { id, action: 'webhook.tested', details: { type } }, async (tx, { enabled }) => {
    if (!enabled) return { kind: 'disabled' }
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      with message as (
        insert into webhook_messages (type, at, data)
        values (${type}, portal_now(), ${JSON.stringify(sampleData(type))}::jsonb)
        returning id
      )
      insert into webhook_deliveries (endpoint_id, message_id, type, test, next_try_at, created_at)
      select ${id}::uuid, id, ${type}, true, portal_now(), portal_now() from message
      returning id`
    return row ? { kind: 'done', delivery: row.id } : { kind: 'gone' }
  })
}

const replayedAtOnce = 5_000

/** The newest of what failed for good since then and can still be told is sent once more; gives how many, and how many are left. */
export function replayFailed(
  staff: Manager,
  id: string,
  since: Date,
): Promise<{ kind: 'done'; count: number; remaining: number } | Gone> {
  const details = { since: since.toISOString() }
  return onEndpoint(staff, { id, action: 'webhook.replayed', details }, async (tx) => {
    const count = await tx.$executeRaw`
      update webhook_deliveries set state = 'pending', tries = 0, next_try_at = portal_now()
      where id in (
        select id from webhook_deliveries
        where endpoint_id = ${id}::uuid and state = 'failed' and message_id is not null
          and created_at >= ${since}::timestamptz
        order by created_at desc, id desc limit ${replayedAtOnce}::int
      )`
    if (count < replayedAtOnce) return { kind: 'done', count, remaining: 0 }
    const remaining = await tx.webhookDelivery.count({
      where: { endpointId: id, state: 'failed', messageId: { not: null }, createdAt: { gte: since } },
    })
    return { kind: 'done', count, remaining }
  })
}

/** One delivery once more, also one that arrived: its id stays, so that receivers can tell. */
export function replayDelivery(
  staff: Manager,
  id: string,
  delivery: string,
): Promise<{ kind: 'done' } | { kind: 'too-late' } | Gone> {
  return onEndpoint(staff, { id, action: 'webhook.replayed', details: { delivery } }, async (tx) => {
    const count = await tx.$executeRaw`
      update webhook_deliveries set state = 'pending', tries = 0, next_try_at = portal_now()
      where id = ${delivery}::uuid and endpoint_id = ${id}::uuid and message_id is not null
        and (state <> 'pending' or claimed_until is null)`
    return count === 0 ? { kind: 'too-late' } : { kind: 'done' }
  })
}

type Step = { id: string; action: string; details?: Prisma.InputJsonObject }

/** What is done to an endpoint and its line in the audit log, or neither; one after the other for each endpoint. */
function onEndpoint<Outcome extends { kind: string }>(
  staff: Manager,
  { id, action, details = {} }: Step,
  act: (tx: Prisma.TransactionClient, endpoint: Stored) => Promise<Outcome>,
): Promise<Outcome | Gone> {
  return db().$transaction(async (tx) => {
    const [endpoint] = await tx.$queryRaw<Stored[]>`
      select id, url, enabled, secret_encrypted as "secretEncrypted" from webhook_endpoints
      where id = ${id}::uuid and deleted_at is null
      for no key update`
    if (!endpoint) return { kind: 'gone' }
    const outcome = await act(tx, endpoint)
    if (isDone(outcome.kind)) {
      await recordAudit(tx, {
        actor: { id: staff.id, name: staff.name },
        action,
        subject: webhookName(endpoint),
        details: { endpoint: id, ...details },
      })
    }
    return outcome
  })
}

function isDone(kind: string): boolean {
  return kind === 'done' || kind === 'rotated'
}
