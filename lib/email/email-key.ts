import { createHmac } from 'node:crypto'

/** What quotas count and keep in place of an identity: HMAC-SHA256 under QUOTA_KEY, 64 hex digits. */
export function emailKey(identity: string, quotaKey: string): string {
  return createHmac('sha256', quotaKey).update(`portal:email-key:v1\n${identity}`).digest('hex')
}

/** Names the QUOTA_KEY that a stored key was made with, without giving it away: 8 hex digits. */
export function quotaKeyId(quotaKey: string): string {
  return createHmac('sha256', quotaKey).update('portal:quota-key-id:v1\n').digest('hex').slice(0, 8)
}
