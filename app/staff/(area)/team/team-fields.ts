import { z } from 'zod'
import { staffRoles } from '@/lib/staff/permissions'

/** What the forms of the team may hold, and nothing else (A5, A6). */
export const NewColleague = z.strictObject({
  name: z.string().max(1_000),
  email: z.string().max(1_000),
  role: z.enum(staffRoles),
})

const person = z.uuid()
export const Reminder = z.strictObject({ person })

export const Decision = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('role'), person, role: z.enum(staffRoles) }),
  z.strictObject({ what: z.literal('deactivate'), person }),
  z.strictObject({ what: z.literal('activate'), person }),
  z.strictObject({ what: z.literal('withdraw'), person }),
  z.strictObject({ what: z.literal('end-sessions'), person, session: z.union([z.uuid(), z.literal('all')]) }),
])
