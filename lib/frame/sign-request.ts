import { createHmac } from 'node:crypto'

/**
 * Frame's request signature: lower-case hex HMAC-SHA256 over timestamp + client id, keyed with the secret's text as it
 * stands (it looks like hex and is not decoded). Path and body are not covered, so whoever reads these three headers may
 * ask for any SAT until the timestamp is stale: make them for each request anew, and never log them.
 */
export function signRequest({
  clientId,
  clientSecret,
  at,
}: {
  clientId: string
  clientSecret: string
  at: Date
}) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return {
    'X-Frame-ClientId': clientId,
    'X-Frame-Timestamp': timestamp,
    'X-Frame-Signature': createHmac('sha256', clientSecret)
      .update(timestamp + clientId)
      .digest('hex'),
  }
}
