import { z } from 'zod'

/** The pages that the law asks for; each exists as soon as settings hold a text for it. */
export const legalPages = ['imprint', 'privacy', 'terms'] as const
export type LegalPage = (typeof legalPages)[number]

/** Whom prospects may ask. */
export type Contact = z.infer<typeof Contact>

export const Contact = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  url: z.string().optional(),
})

export type SecurityContact = z.infer<typeof SecurityContact>

export const SecurityContact = z.object({ contact: z.string(), expires: z.string() })

const texts = z.object({ en: z.string().optional(), de: z.string().optional() })

export const LegalTexts = z.object({
  imprint: texts.optional(),
  privacy: texts.optional(),
  terms: texts.optional(),
})
