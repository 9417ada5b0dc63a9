import { z } from 'zod'
import type { Language } from '@/messages'

/** A product's own words while it is paused, by language. Plain text. */
export type PausedText = z.infer<typeof PausedText>
export const PausedText = z.object({ en: z.string().optional(), de: z.string().optional() })

/** In the reader's language, or else in the other one; null where the product has no words of its own. */
export function pausedTextIn(
  language: Language,
  { en, de }: PausedText,
): { text: string; language: Language } | null {
  const inOrder = [
    { text: en, language: 'en' as const },
    { text: de, language: 'de' as const },
  ].sort((one, other) => Number(other.language === language) - Number(one.language === language))
  for (const { text, language } of inOrder) if (text) return { text, language }
  return null
}
