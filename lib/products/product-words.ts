import { z } from 'zod'
import type { Language } from '@/messages'

const rule = z.enum(['hidden', 'optional', 'required']).default('optional')

/** Which of the fields that a trial does not need are asked for. */
export type FieldRules = z.infer<typeof FieldRules>
export const FieldRules = z.object({ lastName: rule, company: rule, country: rule })

/** As long as a product says nothing. */
export const usualFields: FieldRules = { lastName: 'optional', company: 'optional', country: 'optional' }

const pageWords = z.object({ title: z.string().optional(), introduction: z.string().optional() })

/** A product's own words on its signup page, by language. Plain text. */
export type PageTexts = z.infer<typeof PageTexts>
export const PageTexts = z.object({ en: pageWords.optional(), de: pageWords.optional() })

/** What a prospect of a product agrees to, by language; without, the portal's own sentence. */
export type Consent = z.infer<typeof Consent>
export const Consent = z.object({ en: z.string().optional(), de: z.string().optional() })

/** The wording for a reader: a product's own in their language, or its other one; null where it has none. */
export function consentIn(language: Language, consent: Consent): { text: string; language: Language } | null {
  const other = language === 'de' ? 'en' : 'de'
  for (const each of [language, other] as const) {
    const text = consent[each]
    if (text) return { text, language: each }
  }
  return null
}
