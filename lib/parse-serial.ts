/** A number that the database counted up, from a URL or a form; null for anything else. */
export function parseSerial(text: unknown): bigint | null {
  return typeof text === 'string' && /^\d{1,18}$/.test(text) ? BigInt(text) : null
}
