import { createHmac } from 'node:crypto'

/** What network quotas count: HMAC-SHA256 in hex, so that counters that outlive a signup name no address. */
export function networkKey(network: string, quotaKey: string): string {
  return createHmac('sha256', quotaKey).update(`network:${network}`).digest('hex')
}
