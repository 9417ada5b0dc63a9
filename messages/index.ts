import { de } from './de'
import { en, type Messages } from './en'

export type { Messages } from './en'
export type Language = 'en' | 'de'
/** Each language by its own name, so that those find it who speak no other. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' }

export function messagesFor(language: Language): Messages {
  return language === 'de' ? de : en
}
