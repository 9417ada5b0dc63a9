import { z } from 'zod'

/** Lines are kept, so that people can write a list or a second paragraph; nothing in it is ever markup. */
const words = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(
    z
      .string()
      .min(1, 'must not be empty; null removes it')
      .max(600, 'must have 600 characters or fewer')
      .regex(/^(?:\P{Cc}|\n)*$/u, 'must be plain text'),
  )

/** Replaced as a whole; a language without words, or null, has the standard sentence again. */
export const pausedText = z
  .strictObject({ en: words.nullish(), de: words.nullish() })
  .nullable()
  .transform((text) => ({ ...(text?.en && { en: text.en }), ...(text?.de && { de: text.de }) }))
