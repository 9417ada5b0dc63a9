'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import {
  archiveInvite,
  extendInvite,
  restoreInvite,
  revokeInvite,
  rotateInvite,
  unarchiveInvite,
} from '@/lib/invites/staff/decide-invite'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'

const more = (most: number) =>
  z
    .string()
    .regex(/^\d{0,6}$/)
    .transform(Number)
    .refine((value) => value <= most)
    .default(0)

const Decision = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('revoke'), invite: z.uuid() }),
  z.strictObject({ what: z.literal('restore'), invite: z.uuid() }),
  z.strictObject({ what: z.literal('rotate'), invite: z.uuid() }),
  z.strictObject({ what: z.literal('archive'), invite: z.uuid() }),
  z.strictObject({ what: z.literal('unarchive'), invite: z.uuid() }),
  z.strictObject({ what: z.literal('extend'), invite: z.uuid(), days: more(365), uses: more(100_000) }),
])

/** One decision about one invite; the page says what came of it. */
export async function decideAboutInvite(form: FormData): Promise<void> {
  const staff = await requireStaff('invites.own')
  const given = formFields(form)
  const parsed = Decision.safeParse(given)
  if (!parsed.success) {
    const invite = z.uuid().safeParse(given.invite)
    redirect(invite.success ? paths.staffInvite(invite.data, 'invalid') : paths.staffInvites)
  }
  const { data } = parsed
  const decided = await carryOut()
  redirect(paths.staffInvite(data.invite, decided.kind === 'done' ? data.what : decided.kind))

  function carryOut() {
    switch (data.what) {
      case 'revoke':
        return revokeInvite(staff, data.invite)
      case 'restore':
        return restoreInvite(staff, data.invite)
      case 'rotate':
        return rotateInvite(staff, data.invite)
      case 'archive':
        return archiveInvite(staff, data.invite)
      case 'unarchive':
        return unarchiveInvite(staff, data.invite)
      case 'extend':
        return extendInvite(staff, data.invite, data)
    }
  }
}
