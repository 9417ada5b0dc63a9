import { z } from 'zod'
import { lines } from './plain-words'

const words = lines(600)

/** Replaced as a whole; a language without words, or null, has the standard sentence again. */
export const pausedText = z
  .strictObject({ en: words.nullish(), de: words.nullish() })
  .nullable()
  .transform((text) => ({ ...(text?.en && { en: text.en }), ...(text?.de && { de: text.de }) }))
