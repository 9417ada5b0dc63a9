import { pausedTextIn, type PausedText } from '@/lib/products/paused-text'
import type { Language } from '@/messages'

/** What a paused product says in its own words, if it has any. */
export function PausedWords({ text, language }: { text: PausedText; language: Language }) {
  const own = pausedTextIn(language, text)
  if (!own) return null
  return (
    <p lang={own.language} className="max-w-prose break-words whitespace-pre-line">
      {own.text}
    </p>
  )
}
