import { createHash } from 'node:crypto'
import { db } from '../db'

const remembered = new Set<string>()

/** Keeps the sentence that a prospect agreed to and gives its version, a hash of its words and language. */
export async function rememberConsent(consent: { language: string; text: string }): Promise<string> {
  const version = createHash('sha256')
    .update(`${consent.language}\n${consent.text}`)
    .digest('hex')
    .slice(0, 16)
  if (remembered.has(version)) return version
  await db().$executeRaw`
    insert into consent_texts (version, language, text, first_seen_at)
    values (${version}, ${consent.language}, ${consent.text}, portal_now())
    on conflict do nothing`
  remembered.add(version)
  return version
}
