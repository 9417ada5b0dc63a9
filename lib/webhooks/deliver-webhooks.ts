import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { log } from '../log'
import { claimWebhooks, releaseWebhook, type DueWebhook } from './claim-webhooks'
import { composePayload } from './compose-payload'
import { finishAttempt } from './finish-attempt'
import { postWebhook, type PostOutcome } from './post-webhook'
import { signWebhook, webhookId } from './sign-webhook'
import { ownPolicy, type TargetPolicy } from './target-policy'
import { unsealSecrets } from './webhook-secrets'

/** Per process. One endpoint never has more than a few of these, so that slow ones leave room. */
const atOnce = 32
const lookAgainMs = 1_000

/** `policy`: whatever the portal's own one is, unless given. */
type Way = { policy?: TargetPolicy; deadlineMs?: number }

/**
 * Sends what is due until nothing is, and nothing is under way; gives how many attempts it were. While some receivers
 * are slow it goes on with the others. Any number of processes may do it at once.
 */
export async function deliverWebhooks(
  stop: AbortSignal = new AbortController().signal,
  way: Way = {},
): Promise<number> {
  const underWay = new Set<Promise<void>>()
  let attempts = 0
  try {
    do {
      const due = await claimIfFree(stop.aborted ? 0 : atOnce - underWay.size)
      const policy = due.length === 0 ? null : (way.policy ?? (await ownPolicy()))
      if (policy) {
        for (const webhook of due) {
          const attempt = tryOnce(webhook, { ...way, policy, stop }).finally(() => underWay.delete(attempt))
          underWay.add(attempt)
        }
      }
      attempts += due.length
      if (underWay.size > 0) await Promise.race([...underWay, wait(lookAgainMs, null, { ref: false })])
    } while (underWay.size > 0)
  } finally {
    await Promise.all(underWay)
  }
  return attempts
}

function claimIfFree(free: number): Promise<DueWebhook[]> {
  return free > 0 ? claimWebhooks(free) : Promise.resolve([])
}

type Sending = { policy: TargetPolicy; deadlineMs?: number; stop: AbortSignal }

/** Never throws: what cannot be written down is tried again when the claim has run out. */
async function tryOnce(webhook: DueWebhook, sending: Sending): Promise<void> {
  const began = performance.now()
  const outcome = await send(webhook, sending)
  try {
    if (outcome.kind === 'stopped') await releaseWebhook(webhook.id)
    else await finishAttempt(webhook, { ...outcome, durationMs: Math.round(performance.now() - began) })
  } catch (error) {
    log.warn({ err: error, delivery: webhook.id }, 'the outcome of a webhook could not be written down')
  }
}

async function send(webhook: DueWebhook, sending: Sending): Promise<PostOutcome> {
  try {
    const { type, at, data, personalData } = webhook
    const personal = personalData ? 'with-person' : 'without-person'
    const body = JSON.stringify(composePayload({ type, at, data, personal }))
    const secrets = unsealSecrets(webhook.endpointId, webhook)
    const headers = signWebhook({ id: webhookId(webhook.id), body, secrets, now: new Date() })
    return await postWebhook({ url: webhook.url, headers, body, ...sending })
  } catch (error) {
    log.warn({ err: error, delivery: webhook.id }, 'a webhook could not be sent')
    return { kind: 'done', status: null, problem: 'portal', answer: null, retryAfterSeconds: null }
  }
}
