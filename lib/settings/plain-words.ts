import { z } from 'zod'

const plain = (longest: number, letters: RegExp) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'must not be empty; null removes it')
        .max(longest, `must have ${longest} characters or fewer`)
        .regex(letters, 'must be plain text'),
    )

export const line = plain(120, /^\P{Cc}*$/u)

/** People can write a list or a second paragraph; nothing in it is ever markup. */
export const lines = (longest: number) => plain(longest, /^(?:\P{Cc}|\n)*$/u)
