import { de } from './de'
import { en } from './en'

export type Language = 'en' | 'de'
/** Each language by its own name, so that those find it who speak no other. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' }

export type Messages = typeof en

export function messagesFor(language: Language): Messages {
  return language === 'de' ? de : en
}
