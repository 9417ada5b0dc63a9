'use server'

import { redirect } from 'next/navigation'
import { createInvite } from '@/lib/invites/staff/create-invites'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { problemOf } from '../invite-answers'
import type { InviteFormState } from '../invite-form-state'

export async function makeInvite(_previous: InviteFormState, form: FormData): Promise<InviteFormState> {
  const staff = await requireStaff('invites.own')
  const outcome = await createInvite(staff, formFields(form))
  if (outcome.kind !== 'done') return problemOf(outcome)
  redirect(paths.staffInvite(outcome.id, 'created'))
}
