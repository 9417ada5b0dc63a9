import { z } from 'zod'
import { staffRoles } from '../staff/permissions'
import { plainName } from '../staff/staff-name'
import { emailSetting } from './email-setting'

/** One person of staff in a settings file, found by address. What is absent stays. */
export type StaffSettings = z.infer<typeof StaffSettings>

const nameProblems = {
  missing: 'must have 1 to 80 characters',
  'too-long': 'must have 1 to 80 characters',
  reserved: 'is what the audit log calls something else',
}

export const StaffSettings = z.strictObject({
  email: emailSetting,
  name: z
    .string()
    .transform((text, context) => {
      const parsed = plainName(text)
      if (parsed.kind === 'ok') return parsed.name
      context.addIssue({ code: 'custom', message: nameProblems[parsed.problem] })
      return z.NEVER
    })
    .optional(),
  role: z.enum(staffRoles, { error: `must be one of ${staffRoles.join(', ')}` }).optional(),
  password: z.string().optional(),
})
