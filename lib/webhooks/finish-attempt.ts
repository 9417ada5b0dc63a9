import type { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { log } from '../log'
import type { DueWebhook } from './claim-webhooks'
import type { PostOutcome } from './post-webhook'
import { secondsToNextTry } from './retry-schedule'
import { tellAdmins } from './tell-admins'
import { webhookName } from './webhook-name'

/** After so long without a success nobody is there. */
const patienceDays = 5

type Attempt = Extract<PostOutcome, { kind: 'done' }> & { durationMs: number }

/** Writes an attempt down, and what follows: done, again later, or never again. */
export async function finishAttempt(webhook: DueWebhook, attempt: Attempt): Promise<void> {
  const { status, problem, durationMs } = attempt
  const disabled = await db().$transaction(async (tx) => {
    // The endpoint first, as whoever deletes one does.
    const because =
      problem === null ? await noteSuccess(tx, webhook) : await noteFailure(tx, webhook, attempt)
    await noteAttempt(tx, webhook, attempt)
    if (because !== null) {
      await tellAdmins(tx, webhook.endpointId)
      await recordAudit(tx, {
        actor: { id: null, name: 'webhooks' },
        action: 'webhook.disabled',
        subject: webhookName(webhook),
        details: { endpoint: webhook.endpointId, because },
      })
    }
    return because
  })
  log.info(
    { delivery: webhook.id, endpoint: webhook.endpointId, status, problem, durationMs },
    'webhook sent',
  )
  if (disabled !== null) {
    log.warn({ endpoint: webhook.endpointId, because: disabled }, 'a webhook endpoint was disabled')
  }
}

type Disabled = 'gone' | 'failing' | null

async function noteSuccess(tx: Prisma.TransactionClient, { endpointId }: DueWebhook): Promise<Disabled> {
  await tx.$executeRaw`
    update webhook_endpoints set failing_since = null
    where id = ${endpointId}::uuid and failing_since is not null`
  return null
}

/** Why the endpoint is disabled from now on, if it is. */
async function noteFailure(
  tx: Prisma.TransactionClient,
  { endpointId }: DueWebhook,
  { problem }: Attempt,
): Promise<Disabled> {
  const [row] = await tx.$queryRaw<{ because: Disabled }[]>`
    with judged as (
      select id, case
        when not enabled then null
        when ${problem === 'gone'}::boolean then 'gone'
        when failing_since < portal_now() - make_interval(days => ${patienceDays}::int) then 'failing'
      end as because
      from webhook_endpoints where id = ${endpointId}::uuid
      for no key update
    )
    update webhook_endpoints e
    set failing_since = coalesce(e.failing_since, portal_now()),
        enabled = e.enabled and judged.because is null,
        disabled_because = coalesce(e.disabled_because, judged.because)
    from judged where e.id = judged.id
    returning judged.because`
  return row?.because ?? null
}

/** Nothing when the delivery is gone, or what it tells was erased meanwhile. */
async function noteAttempt(
  tx: Prisma.TransactionClient,
  { id, tries: earlier }: DueWebhook,
  { status, problem, answer, retryAfterSeconds, durationMs }: Attempt,
): Promise<void> {
  const tries = earlier + 1
  const pause =
    problem === null || problem === 'gone'
      ? null
      : secondsToNextTry({ tries, retryAfterSeconds, random: Math.random() })
  const state = problem === null ? 'delivered' : pause === null ? 'failed' : 'pending'
  await tx.$executeRaw`
    with noted as (
      update webhook_deliveries
      set state = ${state}::webhook_delivery_state, tries = ${tries}::int, claimed_until = null,
          next_try_at = portal_now() + make_interval(secs => ${pause ?? 0}::float)
      where id = ${id}::uuid and state = 'pending'
      returning id
    )
    insert into webhook_attempts (delivery_id, at, duration_ms, status, problem, answer)
    select id, portal_now(), ${durationMs}::int, ${status}::int, ${problem}, ${answer} from noted`
}
