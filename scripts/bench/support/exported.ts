import { z } from 'zod'

/** What an export came to; `bytes` and `grewBy` in bytes. */
export type Exported = z.infer<typeof Exported>
export const Exported = z.object({
  rows: z.number(),
  bytes: z.number(),
  seconds: z.number(),
  grewBy: z.number(),
})
