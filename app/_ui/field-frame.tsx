import type { ReactNode } from 'react'
import { FieldError } from './field-error'

/** What every kind of field has in common for those who use it. */
export type FieldTexts = {
  label: string
  /** Written behind the label, such as "optional". */
  remark?: string
  errorPrefix: string
}

export const controlLook =
  'block min-h-12 w-full rounded-md border border-field bg-surface px-3.5 py-2.5 transition-colors hover:border-ink aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger'

export function FieldFrame({ id, texts, children }: { id: string; texts: FieldTexts; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {texts.label}
        {texts.remark ? <span className="font-normal text-muted"> ({texts.remark})</span> : null}
      </label>
      <FieldError id={id} prefix={texts.errorPrefix} />
      {children}
    </div>
  )
}
