'use server'

import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { inviteOneself } from '@/lib/products/staff/invite-oneself'
import { readProductForm } from '@/lib/products/staff/read-product-form'
import { saveProduct } from '@/lib/products/staff/save-product'
import { requireStaff } from '@/lib/staff/require-staff'
import { textField } from '@/lib/staff/text-field'
import { setResponseStatus } from '@/lib/web/response-status'
import { changeNumber, laterChange } from '../../_settings/later-change'
import type { ProductFormState } from './product-form-state'

type TestState = { problem: string | null }

/** Saves the editor's form; where somebody else saved first, it says so and shows both. */
export async function changeProduct(_previous: ProductFormState, form: FormData): Promise<ProductFormState> {
  const staff = await requireStaff('products.manage')
  const slug = textField(form, 'slug')
  const values = readProductForm(form)
  const base = textField(form, 'base')
  const outcome = await saveProduct(staff, { slug, base: changeNumber(base), values })
  switch (outcome.kind) {
    case 'saved':
    case 'unchanged':
      redirect(`${paths.staffProduct(slug)}?said=${outcome.kind}`)
    case 'gone':
      redirect(paths.staffProducts)
    case 'invalid': {
      setResponseStatus(422)
      const { errors, others } = outcome.problems
      const text = ['Nothing was saved.', ...others].join(' ')
      return { kind: 'problem', heading: 'There is a problem', text, errors, values, base, changes: [] }
    }
    case 'outdated':
      setResponseStatus(409)
      return {
        kind: 'problem',
        heading: 'Somebody changed this product while you were editing',
        text: 'Nothing was saved. What you did not touch now shows their values; what you changed is as you typed it. Look at it and save again.',
        errors: {},
        values: outcome.values,
        base: String(outcome.base),
        changes: outcome.changes.map(laterChange),
      }
  }
}

/** Makes an invite for the one who asks, and opens it. */
export async function testAsYourself(_previous: TestState, form: FormData): Promise<TestState> {
  const staff = await requireStaff('products.manage')
  const outcome = await inviteOneself(staff, textField(form, 'slug'))
  if (outcome.kind === 'made') redirect(paths.invite(outcome.code))
  setResponseStatus(422)
  return { problem: `No test was started. ${outcome.problem}` }
}
