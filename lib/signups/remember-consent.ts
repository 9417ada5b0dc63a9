import { db } from '../db'
import { consentVersion } from './consent-version'

const remembered = new Set<string>()

/** Keeps the sentence that a prospect agreed to and gives its version. */
export async function rememberConsent(consent: { language: string; text: string }): Promise<string> {
  const version = consentVersion(consent)
  if (remembered.has(version)) return version
  await db().$executeRaw`
    insert into consent_texts (version, language, text, first_seen_at)
    values (${version}, ${consent.language}, ${consent.text}, portal_now())
    on conflict do nothing`
  remembered.add(version)
  return version
}
