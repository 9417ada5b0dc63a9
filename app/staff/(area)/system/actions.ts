'use server'

import { z } from 'zod'
import { isCheckName } from '@/lib/doctor/checks'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { askSystem, type SystemQuestion } from '@/lib/staff/system/ask-system'
import { setResponseStatus } from '@/lib/web/response-status'
import type { CheckState } from './check-state'

const Question = z.strictObject({
  question: z.custom<SystemQuestion>(
    (value) => typeof value === 'string' && (value === 'testMail' || isCheckName(value)),
  ),
})

/** One look at something; the page shows what was found. */
export async function runCheck(_previous: CheckState, form: FormData): Promise<CheckState> {
  const staff = await requireStaff('system.read')
  const parsed = Question.safeParse(formFields(form))
  if (!parsed.success) {
    setResponseStatus(400)
    return { kind: 'unknown' }
  }
  return { kind: 'looked', findings: await askSystem(staff, parsed.data.question) }
}
