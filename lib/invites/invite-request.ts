import { z } from 'zod'

/** The wish for a new invite as it waits for its mail: who asks, in their own words, which may say anything. */
export type InviteRequest = z.infer<typeof InviteRequest>

export const InviteRequest = z.object({
  invite: z.uuid(),
  name: z.string(),
  email: z.string(),
  message: z.string().nullable(),
  language: z.enum(['en', 'de']),
})
