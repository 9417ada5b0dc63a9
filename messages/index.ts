import { de } from './de'
import { en } from './en'

export type Language = 'en' | 'de'
export type Messages = typeof en

export function messagesFor(language: Language): Messages {
  return language === 'de' ? de : en
}
