import { z } from 'zod'
import { canonicaliseEmail } from '../email/canonicalise-email'

/** The address as it is written to, whatever its case. */
export const emailSetting = z.string().transform((text, context) => {
  const parsed = canonicaliseEmail(text)
  if (parsed.kind === 'ok') return parsed.email.address
  context.addIssue({ code: 'custom', message: 'must be an e-mail address such as jane@example.com' })
  return z.NEVER
})
