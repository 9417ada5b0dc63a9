import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** 32 random bytes as Standard Webhooks writes a secret. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/** How receivers know a delivery: the same at every attempt, so that they can drop what they have. */
export function webhookId(delivery: string): string {
  return `msg_${delivery.replaceAll('-', '')}`
}

type Signed = { id: string; body: string; secrets: readonly string[]; now: Date }

/** The headers of Standard Webhooks: one signature for each secret, of this very moment. */
export function signWebhook({ id, body, secrets, now }: Signed) {
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
