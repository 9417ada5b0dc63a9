'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { changeInvite } from '@/lib/invites/staff/change-invite'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { problemOf } from '../../invite-answers'
import type { InviteFormState } from '../../invite-form-state'

export async function saveInvite(_previous: InviteFormState, form: FormData): Promise<InviteFormState> {
  const staff = await requireStaff('invites.own')
  const { invite, ...given } = formFields(form)
  const id = z.uuid().safeParse(invite)
  const outcome = id.success ? await changeInvite(staff, id.data, given) : { kind: 'unknown' as const }
  if (outcome.kind === 'unknown') redirect(paths.staffInvites)
  if (outcome.kind !== 'done') return problemOf(outcome)
  redirect(paths.staffInvite(outcome.id, 'saved'))
}
