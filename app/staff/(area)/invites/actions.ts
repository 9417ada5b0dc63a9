'use server'

import { redirect } from 'next/navigation'
import { chooseInviteMails } from '@/lib/invites/staff/choose-invite-mails'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'

/** One's own mails about one's own invites, on or off. */
export async function chooseMailsAboutInvites(form: FormData): Promise<void> {
  const staff = await requireStaff('invites.own')
  await chooseInviteMails(staff, formFields(form).wanted === 'off' ? 'off' : 'on')
  redirect(paths.staffInvites)
}
