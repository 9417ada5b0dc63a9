import { z } from 'zod'
import { line, lines } from './plain-words'

const fieldRule = z
  .enum(['hidden', 'optional', 'required'], { error: 'must be one of hidden, optional, required' })
  .default('optional')

/** Replaced as a whole; a field that is not named is optional. */
export const fieldRules = z.strictObject({ lastName: fieldRule, company: fieldRule, country: fieldRule })

const pageWords = z
  .strictObject({ title: line.nullish(), introduction: lines(600).nullish() })
  .transform(({ title, introduction }) => ({
    ...(title && { title }),
    ...(introduction && { introduction }),
  }))
  .nullish()

/** Replaced as a whole; what is missing, or null, is said in the portal's usual words. */
export const pageTexts = z
  .strictObject({ en: pageWords, de: pageWords })
  .nullable()
  .transform((texts) => ({ ...filled('en', texts?.en), ...filled('de', texts?.de) }))

/** Replaced as a whole; without any, the portal's own sentence is agreed to. */
export const consentTexts = z
  .strictObject({ en: lines(1_500).nullish(), de: lines(1_500).nullish() })
  .nullable()
  .transform((texts) => ({ ...(texts?.en && { en: texts.en }), ...(texts?.de && { de: texts.de }) }))

function filled<Key extends string, Words extends object>(language: Key, words: Words | null | undefined) {
  return words && Object.keys(words).length > 0 ? { [language]: words } : {}
}
