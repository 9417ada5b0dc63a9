'use server'

import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { portalLabels, type PortalValues } from '@/lib/portal/staff/portal-fields'
import { savePortal } from '@/lib/portal/staff/save-portal'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { textField } from '@/lib/staff/text-field'
import { setResponseStatus } from '@/lib/web/response-status'
import { changeNumber, laterChange, type LaterChange } from '../_settings/later-change'

export type PortalFormState =
  | { kind: 'idle' }
  | {
      kind: 'problem'
      heading: string
      text: string
      errors: { [field: string]: string }
      values: PortalValues
      base: string
      changes: LaterChange[]
    }

/** Saves the fields of one of the portal's forms. */
export async function changePortal(_previous: PortalFormState, form: FormData): Promise<PortalFormState> {
  const staff = await requireStaff('products.manage')
  const base = textField(form, 'base')
  const { logo, ...values } = await readValues(form)
  const wanted = { ...values, ...(logo !== undefined && { logo }) }
  const outcome = await savePortal(staff, { base: changeNumber(base), values: wanted })
  switch (outcome.kind) {
    case 'saved':
    case 'unchanged':
      redirect(`${paths.staffPortal}?said=${outcome.kind}`)
    case 'invalid': {
      setResponseStatus(422)
      const { errors, others } = outcome
      const text = ['Nothing was saved.', ...others].join(' ')
      return { kind: 'problem', heading: 'There is a problem', text, errors, values, base, changes: [] }
    }
    case 'outdated':
      setResponseStatus(409)
      return {
        kind: 'problem',
        heading: 'Somebody changed the portal while you were editing',
        text: 'Nothing was saved. Your answers are still here: look at the changes, then save again.',
        errors: {},
        values,
        base: String(outcome.base),
        changes: outcome.changes.map(laterChange),
      }
  }
}

/** The fields that the form has. A picture arrives as a file; without one, and without the wish to remove it, it stays. */
async function readValues(form: FormData): Promise<PortalValues> {
  const given = formFields(form)
  const values: PortalValues = {}
  for (const field of Object.keys(portalLabels)) {
    if (field !== 'logo' && given[field] !== undefined) values[field] = textField(form, field)
  }
  const file = given.logo
  if (textField(form, 'removeLogo') !== '') values.logo = ''
  else if (file instanceof File && file.size > 0) {
    values.logo = `data:${file.type};base64,${Buffer.from(await file.arrayBuffer()).toString('base64')}`
  }
  return values
}
