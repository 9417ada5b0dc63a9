import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether `signature` is the lower-case hex HMAC-SHA256 of timestamp followed by client id. Upper case is refused. */
export function isSignedBy(
  clientSecret: string,
  { timestamp, clientId, signature }: { timestamp: string; clientId: string; signature: string },
): boolean {
  const expected = Buffer.from(
    createHmac('sha256', clientSecret)
      .update(timestamp + clientId)
      .digest('hex'),
  )
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
