import { isDeepStrictEqual } from 'node:util'

/** The wanted values that are given and differ from what is stored. */
export function differing<Wanted extends Record<string, unknown>>(
  stored: object,
  wanted: Wanted,
): Partial<Wanted> {
  const now = new Map(Object.entries(stored))
  const changed = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && !isDeepStrictEqual(now.get(key), value),
  )
  return Object.fromEntries(changed) as Partial<Wanted>
}

/** The columns of a change, in the words of the settings file. */
export function changedKeys(data: object): string {
  return Object.keys(data)
    .map((key) => wordsOf[key] ?? key)
    .filter((word, at, words) => words.indexOf(word) === at)
    .join(', ')
}

const wordsOf: Record<string, string | undefined> = {
  clientSecretEncrypted: 'clientSecret',
  nextClientSecretEncrypted: 'nextClientSecret',
  passwordHash: 'password',
  connectionId: 'connection',
  productId: 'product',
  logoVersion: 'logo',
}
