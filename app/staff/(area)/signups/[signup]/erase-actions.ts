'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { paths } from '@/lib/paths'
import { erasePersonOfSignup } from '@/lib/privacy/erase-person'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'

const Wish = z.strictObject({ signup: z.uuid(), sure: z.literal('yes') })

/** Erases the person of a signup, once somebody has said that they are sure. */
export async function erasePersonForGood(form: FormData): Promise<void> {
  const staff = await requireStaff('signups.erase')
  const given = formFields(form)
  const parsed = Wish.safeParse(given)
  if (!parsed.success) {
    const signup = z.uuid().safeParse(given.signup)
    redirect(signup.success ? paths.staffSignup(signup.data, 'not-sure') : paths.staffSignups)
  }
  const { signup } = parsed.data
  const erased = await erasePersonOfSignup(staff, signup)
  if (erased.kind !== 'erased') redirect(paths.staffSignup(signup, 'nobody'))
  redirect(paths.staffSignup(signup, erased.openSessions > 0 ? 'erased-but-open' : 'erased'))
}
