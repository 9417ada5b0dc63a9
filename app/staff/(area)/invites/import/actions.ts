'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { carryOutImport as makeAll, keepImport } from '@/lib/invites/staff/import-invites'
import { decodeInviteFile } from '@/lib/invites/staff/read-invite-file'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { textField } from '@/lib/staff/text-field'

/** Keeps the file, and shows what it would make. */
export async function tryImport(form: FormData): Promise<void> {
  const staff = await requireStaff('invites.own')
  const { file } = formFields(form)
  const bytes =
    file instanceof File
      ? new Uint8Array(await file.arrayBuffer())
      : new TextEncoder().encode(textField(form, 'text').replace(/\r\n/g, '\n'))
  const text = decodeInviteFile(bytes)
  if (text === null) redirect(paths.staffInviteImport(undefined, 'encoding'))
  const id = await keepImport(staff, text)
  redirect(id === null ? paths.staffInviteImport(undefined, 'too-large') : paths.staffInviteImport(id))
}

/** Makes all invites of a file that was tried out, or none. */
export async function carryOutImport(form: FormData): Promise<void> {
  const staff = await requireStaff('invites.own')
  const id = z.uuid().safeParse(formFields(form).import)
  if (!id.success) redirect(paths.staffInviteImport())
  const outcome = await makeAll(staff, id.data)
  if (outcome.kind === 'done') redirect(`${paths.staffInvites}?import=${id.data}`)
  redirect(
    outcome.kind === 'invalid'
      ? paths.staffInviteImport(id.data, 'invalid')
      : paths.staffInviteImport(undefined, 'gone'),
  )
}
