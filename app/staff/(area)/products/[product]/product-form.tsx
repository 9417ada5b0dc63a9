'use client'

import type { FormEvent, ReactNode } from 'react'
import { FormAnswers } from '@/app/_ui/form-answers'
import { SubmitButton } from '@/app/_ui/submit-button'
import { useStaffForm } from '@/app/staff/use-staff-form'
import type { ProductValues } from '@/lib/products/staff/product-values'
import { LaterChanges } from '../../_settings/later-changes'
import { changeProduct } from './actions'
import { previewFrame, productForm } from './form-and-frame-ids'

type ProductFormProps = {
  slug: string
  base: string
  values: ProductValues
  /** The sections, whose markup stays on the server. */
  children: ReactNode
}

/** The editor of a product. Its fields are drawn anew with each answer, because an answer may bring other values. */
export function ProductForm({ slug, base, values, children }: ProductFormProps) {
  const { state, pending, errors, summary, action, submit } = useStaffForm(changeProduct, {
    kind: 'idle',
  })
  const known = state.kind === 'problem' ? state : { values, base, changes: [] }

  function send(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null }
    // The button of the preview posts to its frame by itself.
    if (submitter?.getAttribute('formtarget') !== previewFrame) submit(event)
  }

  return (
    <form
      id={productForm}
      action={action}
      onSubmit={send}
      aria-label="Product"
      aria-busy={pending}
      noValidate
      className="flex min-w-0 flex-col gap-6"
    >
      {summary}
      {known.changes.length > 0 ? <LaterChanges changes={known.changes} /> : null}
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="base" value={known.base} />
      <FormAnswers value={{ values: known.values, errors }}>
        <div key={known.base} className="flex flex-col gap-6">
          {children}
        </div>
      </FormAnswers>
      <div className="sticky bottom-0 -mx-1 flex flex-wrap gap-3 bg-page px-1 py-3">
        <SubmitButton label="Save" progress={pending ? 'Saving …' : null} className="min-w-40" />
      </div>
    </form>
  )
}
