'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { paths } from '@/lib/paths'
import {
  allowSignup,
  endSignupsTrial,
  giveMoreTime,
  mailAgain,
  mostMinutes,
} from '@/lib/signups/staff/decide-signup'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'

const Decision = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('allow'), signup: z.uuid() }),
  z.strictObject({ what: z.literal('mail-again'), signup: z.uuid() }),
  z.strictObject({ what: z.literal('end'), signup: z.uuid() }),
  z.strictObject({
    what: z.literal('more-time'),
    signup: z.uuid(),
    days: z.coerce
      .number()
      .positive()
      .max(mostMinutes / 1_440),
  }),
])

/** One decision about one signup; the page says what came of it. */
export async function decideAboutSignup(form: FormData): Promise<void> {
  const staff = await requireStaff('signups.decide')
  const given = formFields(form)
  const parsed = Decision.safeParse(given)
  if (!parsed.success) {
    const signup = z.uuid().safeParse(given.signup)
    redirect(signup.success ? paths.staffSignup(signup.data, 'invalid') : paths.staffSignups)
  }
  const { data } = parsed
  const decided = await carryOut()
  redirect(paths.staffSignup(data.signup, decided.kind === 'done' ? data.what : decided.kind))

  function carryOut() {
    switch (data.what) {
      case 'allow':
        return allowSignup(staff, data.signup)
      case 'mail-again':
        return mailAgain(staff, data.signup)
      case 'end':
        return endSignupsTrial(staff, data.signup)
      case 'more-time':
        return giveMoreTime(staff, data.signup, Math.round(data.days * 1_440))
    }
  }
}
