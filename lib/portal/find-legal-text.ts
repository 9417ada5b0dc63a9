import type { Language } from '@/messages'
import { db } from '../db'
import { LegalTexts, type LegalPage } from './portal-parts'

/** A legal text as Markdown, in the language asked for or else in the one it was written in; null if there is none. */
export async function findLegalText(
  page: LegalPage,
  language: Language,
): Promise<{ markdown: string; language: Language } | null> {
  const row = await db().portal.findFirst({ select: { legal: true } })
  const texts = LegalTexts.parse(row?.legal ?? {})[page] ?? {}
  const other = language === 'de' ? 'en' : 'de'
  for (const candidate of [language, other] as const) {
    const markdown = texts[candidate]
    if (markdown) return { markdown, language: candidate }
  }
  return null
}
