import { createHash } from 'node:crypto'

/** The version of a consent text: a hash of its words and language. */
export function consentVersion({ language, text }: { language: string; text: string }): string {
  return createHash('sha256').update(`${language}\n${text}`).digest('hex').slice(0, 16)
}
