'use server'

import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { addProduct, newProductFields } from '@/lib/products/staff/add-product'
import type { ProductValues } from '@/lib/products/staff/product-values'
import { requireStaff } from '@/lib/staff/require-staff'
import { textField } from '@/lib/staff/text-field'
import { setResponseStatus } from '@/lib/web/response-status'

export type NewProductState =
  | { kind: 'idle' }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      errors: { [field: string]: string }
      values: ProductValues
    }

export async function addNewProduct(_previous: NewProductState, form: FormData): Promise<NewProductState> {
  const staff = await requireStaff('products.manage')
  const values = Object.fromEntries(newProductFields.map((field) => [field, textField(form, field)]))
  const outcome = await addProduct(staff, values)
  if (outcome.kind === 'added') redirect(`${paths.staffProduct(outcome.slug)}?said=added`)
  setResponseStatus(422)
  const { errors, others } = outcome.problems
  return { kind: 'problem', heading: 'There is a problem', text: others.join(' ') || null, errors, values }
}
